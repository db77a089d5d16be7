set -euo pipefail
id=$(aws apigatewayv2 create-api --name st --protocol-type HTTP --target https://example.com --route-key 'GET /x' --query ApiId --output text)
aws apigatewayv2 get-stages --api-id $id --query 'Items[].[StageName,AutoDeploy,ApiGatewayManaged]' --output text
aws apigatewayv2 create-stage --api-id $id --stage-name prod --access-log-settings 'DestinationArn=arn:aws:logs:us-east-1:123456789012:log-group:g,Format="$context.requestId $context.status"' --route-settings '{"GET /x":{"ThrottlingRateLimit":100,"ThrottlingBurstLimit":50}}' --description 'with, comma' --query '{a:AccessLogSettings,r:RouteSettings,d:Description}'
aws apigatewayv2 update-stage --api-id $id --stage-name prod --no-auto-deploy --stage-variables '{"a":"1","b":""}' --default-route-settings DetailedMetricsEnabled=true --query '[AutoDeploy,StageVariables,DefaultRouteSettings]'
aws apigatewayv2 delete-route-settings --api-id $id --stage-name prod --route-key 'GET /x'
aws apigatewayv2 delete-access-log-settings --api-id $id --stage-name prod
aws apigatewayv2 get-stage --api-id $id --stage-name prod --query '[RouteSettings,AccessLogSettings]'
aws apigatewayv2 update-stage --api-id $id --stage-name prod --stage-variables a= --query StageVariables
aws apigatewayv2 update-stage --api-id $id --stage-name prod --stage-variables '{}' --query StageVariables --output text
aws apigatewayv2 delete-stage --api-id $id --stage-name prod
aws apigatewayv2 get-deployments --api-id $id --query 'Items[].[AutoDeployed,DeploymentStatus]' --output text
