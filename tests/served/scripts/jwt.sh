set -euo pipefail
id=$(aws apigatewayv2 create-api --name jwt --protocol-type HTTP --query ApiId --output text)
a=$(aws apigatewayv2 create-authorizer --api-id $id --name cognito --authorizer-type JWT --identity-source '$request.header.Authorization' --jwt-configuration Audience=abc,def,Issuer=https://cognito-idp.us-east-1.amazonaws.com/us-east-1_A --query AuthorizerId --output text)
aws apigatewayv2 get-authorizer --api-id $id --authorizer-id $a --query '{t:AuthorizerType,s:IdentitySource,j:JwtConfiguration}'
r=$(aws apigatewayv2 create-route --api-id $id --route-key 'GET /me' --authorization-type JWT --authorizer-id $a --authorization-scopes email openid --query RouteId --output text)
aws apigatewayv2 get-route --api-id $id --route-id $r --query '[AuthorizationType,AuthorizationScopes]' --output text
aws apigatewayv2 update-authorizer --api-id $id --authorizer-id $a --jwt-configuration Audience=ghi --query JwtConfiguration.Audience || echo "status $?"
aws apigatewayv2 delete-authorizer --api-id $id --authorizer-id $a && echo deleted || echo "refused $?"
aws apigatewayv2 update-route --api-id $id --route-id $r --authorization-type NONE --query AuthorizationType --output text
l=$(aws apigatewayv2 create-authorizer --api-id $id --name lam --authorizer-type REQUEST --identity-source '$request.header.Auth' '$context.routeKey' --authorizer-uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:a/invocations --authorizer-payload-format-version 2.0 --enable-simple-responses --authorizer-result-ttl-in-seconds 300 --query AuthorizerId --output text)
aws apigatewayv2 get-authorizers --api-id $id --query 'sort_by(Items,&Name)[].[Name,EnableSimpleResponses,AuthorizerResultTtlInSeconds]' --output text
aws apigatewayv2 reset-authorizers-cache --api-id $id --stage-name none || echo "status $?"
