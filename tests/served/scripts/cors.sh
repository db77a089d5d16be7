set -euo pipefail
id=$(aws apigatewayv2 create-api --name cors --protocol-type HTTP --query ApiId --output text)
aws apigatewayv2 update-api --api-id $id --cors-configuration AllowOrigins=http://localhost:3000,https://x.example,AllowMethods='*',AllowHeaders='Authorization,Content-Type',ExposeHeaders=x-a,MaxAge=86400,AllowCredentials=false --query CorsConfiguration || echo "status $?"
aws apigatewayv2 update-api --api-id $id --cors-configuration '{"AllowOrigins":["http://localhost:3000"],"AllowMethods":["GET","POST","OPTIONS"]}' --query CorsConfiguration
aws apigatewayv2 update-api --api-id $id --cors-configuration AllowOrigins='*',AllowCredentials=true || echo "status $?"
aws apigatewayv2 delete-cors-configuration --api-id $id
aws apigatewayv2 get-api --api-id $id --query 'CorsConfiguration' --output text
aws apigatewayv2 update-api --api-id $id --disable-execute-api-endpoint --query DisableExecuteApiEndpoint --output text
aws apigatewayv2 update-api --api-id $id --no-disable-execute-api-endpoint --query DisableExecuteApiEndpoint --output text
