set -euo pipefail
export LC_ALL=C.UTF-8
id=$(aws apigatewayv2 create-api --name 'naïve 日本 😀' --protocol-type HTTP --description $'tab\there\nnewline' --query ApiId --output text)
aws apigatewayv2 get-api --api-id $id --query '[Name,Description]'; aws apigatewayv2 get-api --api-id $id --query '[Name,Description]' --output text
LC_ALL=C aws apigatewayv2 get-api --api-id $id --query 'Name' 2>/dev/null || echo "status $?"
aws apigatewayv2 get-apis --query "Items[?Name=='naïve 日本 😀'].Name" --output text
