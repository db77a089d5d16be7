set -euo pipefail
upsert(){ local id; id=$(aws apigatewayv2 get-apis --output json --query "Items[?Name==\`$1\`]|[0].ApiId" | tr -d '"'); if [ "$id" = null ]; then aws apigatewayv2 create-api --name "$1" --protocol-type HTTP --api-version "$2" --query Version; else aws apigatewayv2 update-api --api-id "$id" --api-version "$2" --query Version; fi; }
upsert u 1.0; upsert u 2.0; upsert u 1e3
aws apigatewayv2 get-apis --query 'Items[].[Name,Version]' --output text
