set -euo pipefail
id=$(aws apigatewayv2 create-api --name xa --protocol-type HTTP --query ApiId --output text)
seq 1 4 | xargs -I{} -n1 aws apigatewayv2 create-route --api-id $id --route-key "GET /r{}" --query RouteKey --output text
aws apigatewayv2 get-routes --api-id $id --query 'Items[].RouteId' --output text | tr '\t' '\n' | xargs -n1 aws apigatewayv2 delete-route --api-id $id --route-id
aws apigatewayv2 get-routes --api-id $id --query 'length(Items)'
mapfile -t names < <(aws apigatewayv2 get-apis --query 'Items[].[Name]' --output text); echo "${#names[@]} ${names[0]}"
aws apigatewayv2 get-apis | head -1
