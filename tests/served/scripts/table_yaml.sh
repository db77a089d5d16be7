set -euo pipefail
id=$(aws apigatewayv2 create-api --name ty --protocol-type HTTP --description 'line one' --query ApiId --output text)
aws apigatewayv2 get-api --api-id $id --query '{Name:Name,Description:Description}' --output json
aws apigatewayv2 get-api --api-id $id --query Name --output json | tr -d '"'
aws apigatewayv2 get-api --api-id $id --query '[Name]' --output text --color off
aws apigatewayv2 get-api --api-id $id --debug --query Name 2>/dev/null
aws apigatewayv2 get-api --api-id $id --no-sign-request --query Name --cli-read-timeout 5 --cli-connect-timeout 5
aws --region us-east-1 --output text apigatewayv2 get-api --api-id $id --query Name
aws apigatewayv2 --output text get-api --api-id=$id --query=Name
