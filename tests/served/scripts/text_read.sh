set -euo pipefail
id=$(aws apigatewayv2 create-api --name t --protocol-type HTTP --tags a=1 --cors-configuration '{"AllowOrigins":["*"],"AllowHeaders":["x","y"]}' --output text --query ApiId)
aws apigatewayv2 get-api --api-id $id --output text | cut -f 2-
aws apigatewayv2 get-apis --output text | cut -f1,5-
aws apigatewayv2 get-api --api-id $id --output text --query '{n:Name,c:CorsConfiguration.AllowHeaders}'
aws apigatewayv2 get-api --api-id $id --output text --query 'CorsConfiguration'
aws apigatewayv2 get-api --api-id $id --output text --query 'Tags.nope'
aws apigatewayv2 get-apis --output text --query 'Items[*].[Name,Tags.a,CorsConfiguration.MaxAge]'
aws apigatewayv2 get-tags --resource-arn arn:aws:apigateway:us-east-1::/apis/$id --output text
