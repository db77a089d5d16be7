set -euo pipefail
API_NAME=orders
API_ID=$(aws apigatewayv2 get-apis --query "Items[?Name=='${API_NAME}'].ApiId | [0]" --output text)
if [ "$API_ID" = "None" ]; then
  API_ID=$(aws apigatewayv2 create-api --name "$API_NAME" --protocol-type HTTP --cors-configuration AllowOrigins="*",AllowMethods=GET,POST,AllowHeaders=content-type,MaxAge=300 --query ApiId --output text)
  echo created
fi
INT=$(aws apigatewayv2 create-integration --api-id "$API_ID" --integration-type HTTP_PROXY --integration-method ANY --integration-uri https://example.com/{proxy} --payload-format-version 1.0 --query IntegrationId --output text)
for key in 'GET /orders' 'POST /orders' 'ANY /{proxy+}' '$default'; do
  aws apigatewayv2 create-route --api-id "$API_ID" --route-key "$key" --target "integrations/$INT" --query '[RouteKey,AuthorizationType,ApiKeyRequired]' --output text
done
aws apigatewayv2 create-stage --api-id "$API_ID" --stage-name '$default' --auto-deploy --query 'StageName' --output text
aws apigatewayv2 get-routes --api-id "$API_ID" --query 'sort_by(Items,&RouteKey)[].{k:RouteKey,t:Target!=`null`}' --output json
