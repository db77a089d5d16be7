set -euo pipefail
export AWS_PAGER=cat
aws apigatewayv2 create-api --name p --protocol-type HTTP --query Name
AWS_PAGER=less aws apigatewayv2 get-apis --query 'Items[].Name'
aws apigatewayv2 get-apis --query 'Items[].Name' --output text
AWS_DEFAULT_OUTPUT=text aws apigatewayv2 get-apis --query 'Items[].[Name,ProtocolType]'
AWS_DEFAULT_OUTPUT=text aws apigatewayv2 get-apis --query 'Items[].Name' --output json
