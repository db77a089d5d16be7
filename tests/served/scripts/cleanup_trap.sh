set -euo pipefail
cleanup(){ aws apigatewayv2 delete-api --api-id "$id" && echo cleaned; }
id=$(aws apigatewayv2 create-api --name trap --protocol-type HTTP | python3 -c 'import json,sys;print(json.load(sys.stdin)["ApiId"])'); trap cleanup EXIT
aws apigatewayv2 get-api --api-id "$id" --query 'ApiEndpoint' --output text | sed 's#https://##' | cut -d. -f2-
aws apigatewayv2 get-integrations --api-id "$id" --query 'Items[0].IntegrationId' --output text
aws apigatewayv2 get-integrations --api-id "$id"
aws apigatewayv2 get-routes --api-id "$id" --output text | wc -l
