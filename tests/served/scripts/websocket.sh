set -euo pipefail
id=$(aws apigatewayv2 create-api --name chat --protocol-type WEBSOCKET --route-selection-expression '$request.body.action' --query ApiId --output text)
int=$(aws apigatewayv2 create-integration --api-id $id --integration-type AWS_PROXY --integration-uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:chat/invocations --integration-method POST --content-handling-strategy CONVERT_TO_TEXT --query IntegrationId --output text)
for r in '$connect' '$disconnect' '$default' sendmessage; do
  rid=$(aws apigatewayv2 create-route --api-id $id --route-key "$r" --target integrations/$int --authorization-type NONE --query RouteId --output text)
  [ "$r" = sendmessage ] && aws apigatewayv2 create-route-response --api-id $id --route-id $rid --route-response-key '$default' --query RouteResponseKey --output text
  [ "$r" = sendmessage ] && aws apigatewayv2 update-route --api-id $id --route-id $rid --route-response-selection-expression '$default' --query '[RouteKey,RouteResponseSelectionExpression]' --output text
done || true
aws apigatewayv2 create-integration-response --api-id $id --integration-id $int --integration-response-key /200/ --template-selection-expression '${integration.response.body.x}' --response-templates '{"200":"{\"a\":1}"}' --query '[IntegrationResponseKey,ResponseTemplates]' || echo "status $?"
aws apigatewayv2 create-model --api-id $id --name Msg --content-type application/json --schema '{"type":"object","properties":{"a":{"type":"string"}}}' --query '[Name,ContentType]' --output text
dep=$(aws apigatewayv2 create-deployment --api-id $id --query DeploymentId --output text)
aws apigatewayv2 create-stage --api-id $id --stage-name prod --deployment-id $dep --default-route-settings LoggingLevel=INFO,DataTraceEnabled=true,ThrottlingBurstLimit=10,ThrottlingRateLimit=5.5 --stage-variables a=1,b=two --query '{n:StageName,d:DefaultRouteSettings,v:StageVariables}'
aws apigatewayv2 get-routes --api-id $id --query 'sort(Items[].RouteKey)' --output text
aws apigatewayv2 get-models --api-id $id --query 'Items[].Name' --output text
