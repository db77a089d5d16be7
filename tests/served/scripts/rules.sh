set -euo pipefail
id=$(aws apigatewayv2 create-api --name rr --protocol-type HTTP --target https://example.com --query ApiId --output text)
d=rules.example.com
aws apigatewayv2 create-domain-name --domain-name $d --domain-name-configurations CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/abc,EndpointType=REGIONAL --routing-mode ROUTING_RULE_ONLY --query RoutingMode --output text
r=$(aws apigatewayv2 create-routing-rule --domain-name $d --priority 10 --conditions 'MatchBasePaths={AnyOf=[shop]}' --actions "[{\"InvokeApi\":{\"ApiId\":\"$id\",\"Stage\":\"\$default\",\"StripBasePath\":true}}]" --query RoutingRuleId --output text)
aws apigatewayv2 create-routing-rule --domain-name $d --priority 20 --conditions '[{"MatchHeaders":{"AnyOf":[{"Header":"x","ValueGlob":"v*"}]}}]' --actions "InvokeApi={ApiId=$id,Stage=\$default}" --query '[Priority,Conditions]'
aws apigatewayv2 list-routing-rules --domain-name $d --query 'RoutingRules[].Priority' --output text
aws apigatewayv2 list-routing-rules --domain-name $d --max-items 1 --query 'RoutingRules[].Priority'
aws apigatewayv2 put-routing-rule --domain-name $d --routing-rule-id $r --priority 5 --conditions '[]' --actions "InvokeApi={ApiId=$id,Stage=\$default}" --query '[Priority,Conditions]'
aws apigatewayv2 create-routing-rule --domain-name $d --priority 5 --conditions '[]' --actions "InvokeApi={ApiId=$id,Stage=\$default}" || echo "status $?"
aws apigatewayv2 delete-routing-rule --domain-name $d --routing-rule-id $r; aws apigatewayv2 get-routing-rule --domain-name $d --routing-rule-id $r || echo "status $?"
