set -euo pipefail
id=$(aws apigatewayv2 create-api --name tg --protocol-type HTTP --query ApiId --output text); arn=arn:aws:apigateway:us-east-1::/apis/$id
aws apigatewayv2 tag-resource --resource-arn $arn --tags Env=prod,Owner=me
aws apigatewayv2 tag-resource --resource-arn $arn --tags '{"Cost Center":"4 2","Empty":""}'
aws apigatewayv2 get-tags --resource-arn $arn --query 'Tags' ; aws apigatewayv2 get-tags --resource-arn $arn --output text
aws apigatewayv2 untag-resource --resource-arn $arn --tag-keys Env "Cost Center" nope
aws apigatewayv2 get-api --api-id $id --query 'Tags' --output json
aws apigatewayv2 get-apis --query "Items[?Tags.Owner=='me'].Name" --output text
aws apigatewayv2 tag-resource --resource-arn ${arn}x --tags a=b || echo "status $?"
