# Completion of apigw for fish.  Made by python -m apigw_cli.generate; do not edit.
#
# Words come from the tables below, without starting a process.  Where an identifier is due, the
# helper apigw-complete is asked, which lies beside apigw.

# The tables.  They set variables of __apigw, the only function that calls them.

# What there is at the place $argv of the command line.
function __apigw_place --no-scope-shadowing
    set following
    set command
    set operation
    set identifiers
    set own
    set outfile
    switch "$argv"
        case ''
            set following access-log-settings api api-mapping authorizer authorizers-cache cors deployment domain-name exported-api integration integration-response model model-template portal portal-product preview product-page product-rest-endpoint-page publish route route-request-parameter route-response route-settings routing-rule sharing-policy stage tags vpc-link config local wait batch completion help operations
            set aws_names delete-access-log-settings create-api delete-api get-api import-api get-apis reimport-api update-api create-api-mapping delete-api-mapping get-api-mapping get-api-mappings update-api-mapping create-authorizer delete-authorizer get-authorizer get-authorizers update-authorizer reset-authorizers-cache delete-cors-configuration create-deployment delete-deployment get-deployment get-deployments update-deployment create-domain-name delete-domain-name get-domain-name get-domain-names update-domain-name export-api create-integration delete-integration get-integration get-integrations update-integration create-integration-response delete-integration-response get-integration-response get-integration-responses update-integration-response create-model delete-model get-model get-models update-model get-model-template create-portal delete-portal get-portal list-portals update-portal create-portal-product delete-portal-product get-portal-product list-portal-products update-portal-product preview-portal create-product-page delete-product-page get-product-page list-product-pages update-product-page create-product-rest-endpoint-page delete-product-rest-endpoint-page get-product-rest-endpoint-page list-product-rest-endpoint-pages update-product-rest-endpoint-page publish-portal disable-portal create-route delete-route get-route get-routes update-route delete-route-request-parameter create-route-response delete-route-response get-route-response get-route-responses update-route-response delete-route-settings create-routing-rule delete-routing-rule get-routing-rule list-routing-rules put-routing-rule delete-portal-product-sharing-policy get-portal-product-sharing-policy put-portal-product-sharing-policy create-stage delete-stage get-stage get-stages update-stage tag-resource get-tags untag-resource create-vpc-link delete-vpc-link get-vpc-link get-vpc-links update-vpc-link
            set own --version
        case access-log-settings
            set following delete
        case api
            set following create delete get import list reimport update export
        case api-mapping
            set following create delete get list update
        case authorizer
            set following create delete get list update
        case authorizers-cache
            set following reset
        case cors
            set following delete
        case deployment
            set following create delete get list update
        case domain-name
            set following create delete get list update
        case exported-api
            set following get
        case integration
            set following create delete get list update
        case integration-response
            set following create delete get list update
        case model
            set following create delete get list update
        case model-template
            set following get
        case portal
            set following create delete get list update disable preview publish
        case portal-product
            set following create delete get list update
        case preview
            set following create
        case product-page
            set following create delete get list update
        case product-rest-endpoint-page
            set following create delete get list update
        case publish
            set following create disable
        case route
            set following create delete get list update
        case route-request-parameter
            set following delete
        case route-response
            set following create delete get list update
        case route-settings
            set following delete
        case routing-rule
            set following create delete get list put
        case sharing-policy
            set following delete get put
        case stage
            set following create delete get list update
        case tags
            set following add get remove
        case vpc-link
            set following create delete get list update
        case config
            set following show path
        case local
            set following path dump load reset serve status
        case wait
            set following api api-mapping authorizer deployment domain-name integration integration-response model model-template portal portal-product product-page product-rest-endpoint-page route route-response routing-rule sharing-policy stage tags vpc-link
        case 'access-log-settings delete' 'delete-access-log-settings'
            set command 'access-log-settings delete'
            set operation DeleteAccessLogSettings
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'api create' 'create-api'
            set command 'api create'
            set operation CreateApi
            set own --name --protocol-type --api-key-selection-expression --cors-configuration+ --cors-configuration.allow-credentials --cors-configuration.allow-headers+ --cors-configuration.allow-methods+ --cors-configuration.allow-origins+ --cors-configuration.expose-headers+ --cors-configuration.max-age --credentials-arn --description --disable-schema-validation,--no-disable-schema-validation --disable-execute-api-endpoint,--no-disable-execute-api-endpoint --ip-address-type --route-key --route-selection-expression --tags+ --target --api-version --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'api delete' 'delete-api'
            set command 'api delete'
            set operation DeleteApi
            set identifiers --api-id
            set own --api-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'api get' 'get-api'
            set command 'api get'
            set operation GetApi
            set identifiers --api-id
            set own --api-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'api import' 'import-api'
            set command 'api import'
            set operation ImportApi
            set own --body --basepath --fail-on-warnings,--no-fail-on-warnings --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'api list' 'get-apis'
            set command 'api list'
            set operation GetApis
            set own --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --regions --profiles
        case 'api reimport' 'reimport-api'
            set command 'api reimport'
            set operation ReimportApi
            set identifiers --api-id
            set own --api-id --body --basepath --fail-on-warnings,--no-fail-on-warnings --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'api update' 'update-api'
            set command 'api update'
            set operation UpdateApi
            set identifiers --api-id
            set own --api-id --api-key-selection-expression --cors-configuration+ --cors-configuration.allow-credentials --cors-configuration.allow-headers+ --cors-configuration.allow-methods+ --cors-configuration.allow-origins+ --cors-configuration.expose-headers+ --cors-configuration.max-age --credentials-arn --description --disable-schema-validation,--no-disable-schema-validation --disable-execute-api-endpoint,--no-disable-execute-api-endpoint --ip-address-type --name --route-key --route-selection-expression --target --api-version --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'api-mapping create' 'create-api-mapping'
            set command 'api-mapping create'
            set operation CreateApiMapping
            set identifiers --domain-name
            set own --domain-name --api-id --stage --api-mapping-key --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'api-mapping delete' 'delete-api-mapping'
            set command 'api-mapping delete'
            set operation DeleteApiMapping
            set identifiers --domain-name --api-mapping-id
            set own --domain-name --api-mapping-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'api-mapping get' 'get-api-mapping'
            set command 'api-mapping get'
            set operation GetApiMapping
            set identifiers --domain-name --api-mapping-id
            set own --domain-name --api-mapping-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'api-mapping list' 'get-api-mappings'
            set command 'api-mapping list'
            set operation GetApiMappings
            set identifiers --domain-name
            set own --domain-name --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'api-mapping update' 'update-api-mapping'
            set command 'api-mapping update'
            set operation UpdateApiMapping
            set identifiers --domain-name --api-mapping-id
            set own --domain-name --api-mapping-id --api-id --api-mapping-key --stage --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'authorizer create' 'create-authorizer'
            set command 'authorizer create'
            set operation CreateAuthorizer
            set identifiers --api-id
            set own --api-id --authorizer-type --identity-source+ --name --authorizer-credentials-arn --authorizer-payload-format-version --authorizer-result-ttl-in-seconds --authorizer-uri --enable-simple-responses,--no-enable-simple-responses --identity-validation-expression --jwt-configuration+ --jwt-configuration.audience+ --jwt-configuration.issuer --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'authorizer delete' 'delete-authorizer'
            set command 'authorizer delete'
            set operation DeleteAuthorizer
            set identifiers --api-id --authorizer-id
            set own --api-id --authorizer-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'authorizer get' 'get-authorizer'
            set command 'authorizer get'
            set operation GetAuthorizer
            set identifiers --api-id --authorizer-id
            set own --api-id --authorizer-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'authorizer list' 'get-authorizers'
            set command 'authorizer list'
            set operation GetAuthorizers
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'authorizer update' 'update-authorizer'
            set command 'authorizer update'
            set operation UpdateAuthorizer
            set identifiers --api-id --authorizer-id
            set own --api-id --authorizer-id --authorizer-credentials-arn --authorizer-payload-format-version --authorizer-result-ttl-in-seconds --authorizer-type --authorizer-uri --enable-simple-responses,--no-enable-simple-responses --identity-source+ --identity-validation-expression --jwt-configuration+ --jwt-configuration.audience+ --jwt-configuration.issuer --name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'authorizers-cache reset' 'reset-authorizers-cache'
            set command 'authorizers-cache reset'
            set operation ResetAuthorizersCache
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'cors delete' 'delete-cors-configuration'
            set command 'cors delete'
            set operation DeleteCorsConfiguration
            set identifiers --api-id
            set own --api-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'deployment create' 'create-deployment'
            set command 'deployment create'
            set operation CreateDeployment
            set identifiers --api-id
            set own --api-id --description --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'deployment delete' 'delete-deployment'
            set command 'deployment delete'
            set operation DeleteDeployment
            set identifiers --api-id --deployment-id
            set own --api-id --deployment-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'deployment get' 'get-deployment'
            set command 'deployment get'
            set operation GetDeployment
            set identifiers --api-id --deployment-id
            set own --api-id --deployment-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'deployment list' 'get-deployments'
            set command 'deployment list'
            set operation GetDeployments
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'deployment update' 'update-deployment'
            set command 'deployment update'
            set operation UpdateDeployment
            set identifiers --api-id --deployment-id
            set own --api-id --deployment-id --description --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'domain-name create' 'create-domain-name'
            set command 'domain-name create'
            set operation CreateDomainName
            set own --domain-name --domain-name-configurations+ --mutual-tls-authentication+ --mutual-tls-authentication.truststore-uri --mutual-tls-authentication.truststore-version --routing-mode --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'domain-name delete' 'delete-domain-name'
            set command 'domain-name delete'
            set operation DeleteDomainName
            set identifiers --domain-name
            set own --domain-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'domain-name get' 'get-domain-name'
            set command 'domain-name get'
            set operation GetDomainName
            set identifiers --domain-name
            set own --domain-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'domain-name list' 'get-domain-names'
            set command 'domain-name list'
            set operation GetDomainNames
            set own --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --regions --profiles
        case 'domain-name update' 'update-domain-name'
            set command 'domain-name update'
            set operation UpdateDomainName
            set identifiers --domain-name
            set own --domain-name --domain-name-configurations+ --mutual-tls-authentication+ --mutual-tls-authentication.truststore-uri --mutual-tls-authentication.truststore-version --routing-mode --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+ --wait --wait-timeout
        case 'exported-api get' 'export-api' 'api export'
            set command 'exported-api get'
            set operation ExportApi
            set identifiers --api-id
            set outfile OAS30
            set own --api-id --specification --output-type --export-version --include-extensions,--no-include-extensions --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found
        case 'integration create' 'create-integration'
            set command 'integration create'
            set operation CreateIntegration
            set identifiers --api-id
            set own --api-id --integration-type --connection-id --connection-type --content-handling-strategy --credentials-arn --description --integration-method --integration-subtype --integration-uri --passthrough-behavior --payload-format-version --request-parameters+ --request-templates+ --response-parameters+ --template-selection-expression --timeout-in-millis --tls-config+ --tls-config.server-name-to-verify --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'integration delete' 'delete-integration'
            set command 'integration delete'
            set operation DeleteIntegration
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'integration get' 'get-integration'
            set command 'integration get'
            set operation GetIntegration
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'integration list' 'get-integrations'
            set command 'integration list'
            set operation GetIntegrations
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'integration update' 'update-integration'
            set command 'integration update'
            set operation UpdateIntegration
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --connection-id --connection-type --content-handling-strategy --credentials-arn --description --integration-method --integration-subtype --integration-type --integration-uri --passthrough-behavior --payload-format-version --request-parameters+ --request-templates+ --response-parameters+ --template-selection-expression --timeout-in-millis --tls-config+ --tls-config.server-name-to-verify --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'integration-response create' 'create-integration-response'
            set command 'integration-response create'
            set operation CreateIntegrationResponse
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --integration-response-key --content-handling-strategy --response-parameters+ --response-templates+ --template-selection-expression --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'integration-response delete' 'delete-integration-response'
            set command 'integration-response delete'
            set operation DeleteIntegrationResponse
            set identifiers --api-id --integration-id --integration-response-id
            set own --api-id --integration-id --integration-response-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'integration-response get' 'get-integration-response'
            set command 'integration-response get'
            set operation GetIntegrationResponse
            set identifiers --api-id --integration-id --integration-response-id
            set own --api-id --integration-id --integration-response-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'integration-response list' 'get-integration-responses'
            set command 'integration-response list'
            set operation GetIntegrationResponses
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'integration-response update' 'update-integration-response'
            set command 'integration-response update'
            set operation UpdateIntegrationResponse
            set identifiers --api-id --integration-id --integration-response-id
            set own --api-id --integration-id --integration-response-id --content-handling-strategy --integration-response-key --response-parameters+ --response-templates+ --template-selection-expression --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'model create' 'create-model'
            set command 'model create'
            set operation CreateModel
            set identifiers --api-id
            set own --api-id --name --schema --content-type --description --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'model delete' 'delete-model'
            set command 'model delete'
            set operation DeleteModel
            set identifiers --api-id --model-id
            set own --api-id --model-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'model get' 'get-model'
            set command 'model get'
            set operation GetModel
            set identifiers --api-id --model-id
            set own --api-id --model-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'model list' 'get-models'
            set command 'model list'
            set operation GetModels
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'model update' 'update-model'
            set command 'model update'
            set operation UpdateModel
            set identifiers --api-id --model-id
            set own --api-id --model-id --content-type --description --name --schema --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'model-template get' 'get-model-template'
            set command 'model-template get'
            set operation GetModelTemplate
            set identifiers --api-id --model-id
            set own --api-id --model-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'portal create' 'create-portal'
            set command 'portal create'
            set operation CreatePortal
            set own --authorization+ --authorization.cognito-config+ --authorization.cognito-config.app-client-id --authorization.cognito-config.user-pool-arn --authorization.cognito-config.user-pool-domain --authorization.none+ --endpoint-configuration+ --endpoint-configuration.acm-managed+ --endpoint-configuration.acm-managed.certificate-arn --endpoint-configuration.acm-managed.domain-name --endpoint-configuration.none+ --portal-content+ --portal-content.description --portal-content.display-name --portal-content.theme+ --portal-content.theme.custom-colors+ --portal-content.theme.custom-colors.accent-color --portal-content.theme.custom-colors.background-color --portal-content.theme.custom-colors.error-validation-color --portal-content.theme.custom-colors.header-color --portal-content.theme.custom-colors.navigation-color --portal-content.theme.custom-colors.text-color --included-portal-product-arns+ --logo-uri --rum-app-monitor-name --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'portal delete' 'delete-portal'
            set command 'portal delete'
            set operation DeletePortal
            set identifiers --portal-id
            set own --portal-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'portal get' 'get-portal'
            set command 'portal get'
            set operation GetPortal
            set identifiers --portal-id
            set own --portal-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'portal list' 'list-portals'
            set command 'portal list'
            set operation ListPortals
            set own --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --regions --profiles
        case 'portal update' 'update-portal'
            set command 'portal update'
            set operation UpdatePortal
            set identifiers --portal-id
            set own --portal-id --authorization+ --authorization.cognito-config+ --authorization.cognito-config.app-client-id --authorization.cognito-config.user-pool-arn --authorization.cognito-config.user-pool-domain --authorization.none+ --endpoint-configuration+ --endpoint-configuration.acm-managed+ --endpoint-configuration.acm-managed.certificate-arn --endpoint-configuration.acm-managed.domain-name --endpoint-configuration.none+ --included-portal-product-arns+ --logo-uri --portal-content+ --portal-content.description --portal-content.display-name --portal-content.theme+ --portal-content.theme.custom-colors+ --portal-content.theme.custom-colors.accent-color --portal-content.theme.custom-colors.background-color --portal-content.theme.custom-colors.error-validation-color --portal-content.theme.custom-colors.header-color --portal-content.theme.custom-colors.navigation-color --portal-content.theme.custom-colors.text-color --rum-app-monitor-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'portal-product create' 'create-portal-product'
            set command 'portal-product create'
            set operation CreatePortalProduct
            set own --display-name --description --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'portal-product delete' 'delete-portal-product'
            set command 'portal-product delete'
            set operation DeletePortalProduct
            set identifiers --portal-product-id
            set own --portal-product-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'portal-product get' 'get-portal-product'
            set command 'portal-product get'
            set operation GetPortalProduct
            set identifiers --portal-product-id
            set own --portal-product-id --resource-owner-account-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'portal-product list' 'list-portal-products'
            set command 'portal-product list'
            set operation ListPortalProducts
            set own --max-results --next-token --resource-owner --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --regions --profiles
        case 'portal-product update' 'update-portal-product'
            set command 'portal-product update'
            set operation UpdatePortalProduct
            set identifiers --portal-product-id
            set own --portal-product-id --description --display-name --display-order+ --display-order.contents+ --display-order.overview-page-arn --display-order.product-page-arns+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'preview create' 'preview-portal' 'portal preview'
            set command 'preview create'
            set operation PreviewPortal
            set identifiers --portal-id
            set own --portal-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'product-page create' 'create-product-page'
            set command 'product-page create'
            set operation CreateProductPage
            set identifiers --portal-product-id
            set own --portal-product-id --display-content+ --display-content.body --display-content.title --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'product-page delete' 'delete-product-page'
            set command 'product-page delete'
            set operation DeleteProductPage
            set identifiers --portal-product-id --product-page-id
            set own --portal-product-id --product-page-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'product-page get' 'get-product-page'
            set command 'product-page get'
            set operation GetProductPage
            set identifiers --portal-product-id --product-page-id
            set own --portal-product-id --product-page-id --resource-owner-account-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'product-page list' 'list-product-pages'
            set command 'product-page list'
            set operation ListProductPages
            set identifiers --portal-product-id
            set own --portal-product-id --max-results --next-token --resource-owner-account-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'product-page update' 'update-product-page'
            set command 'product-page update'
            set operation UpdateProductPage
            set identifiers --portal-product-id --product-page-id
            set own --portal-product-id --product-page-id --display-content+ --display-content.body --display-content.title --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'product-rest-endpoint-page create' 'create-product-rest-endpoint-page'
            set command 'product-rest-endpoint-page create'
            set operation CreateProductRestEndpointPage
            set identifiers --portal-product-id
            set own --portal-product-id --rest-endpoint-identifier+ --rest-endpoint-identifier.identifier-parts+ --rest-endpoint-identifier.identifier-parts.method --rest-endpoint-identifier.identifier-parts.path --rest-endpoint-identifier.identifier-parts.rest-api-id --rest-endpoint-identifier.identifier-parts.stage --display-content+ --display-content.none+ --display-content.overrides+ --display-content.overrides.body --display-content.overrides.endpoint --display-content.overrides.operation-name --try-it-state --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'product-rest-endpoint-page delete' 'delete-product-rest-endpoint-page'
            set command 'product-rest-endpoint-page delete'
            set operation DeleteProductRestEndpointPage
            set identifiers --portal-product-id --product-rest-endpoint-page-id
            set own --portal-product-id --product-rest-endpoint-page-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'product-rest-endpoint-page get' 'get-product-rest-endpoint-page'
            set command 'product-rest-endpoint-page get'
            set operation GetProductRestEndpointPage
            set identifiers --portal-product-id --product-rest-endpoint-page-id
            set own --portal-product-id --product-rest-endpoint-page-id --include-raw-display-content --resource-owner-account-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'product-rest-endpoint-page list' 'list-product-rest-endpoint-pages'
            set command 'product-rest-endpoint-page list'
            set operation ListProductRestEndpointPages
            set identifiers --portal-product-id
            set own --portal-product-id --max-results --next-token --resource-owner-account-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'product-rest-endpoint-page update' 'update-product-rest-endpoint-page'
            set command 'product-rest-endpoint-page update'
            set operation UpdateProductRestEndpointPage
            set identifiers --portal-product-id --product-rest-endpoint-page-id
            set own --portal-product-id --product-rest-endpoint-page-id --display-content+ --display-content.none+ --display-content.overrides+ --display-content.overrides.body --display-content.overrides.endpoint --display-content.overrides.operation-name --try-it-state --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'publish create' 'publish-portal' 'portal publish'
            set command 'publish create'
            set operation PublishPortal
            set identifiers --portal-id
            set own --portal-id --description --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'publish disable' 'disable-portal' 'portal disable'
            set command 'publish disable'
            set operation DisablePortal
            set identifiers --portal-id
            set own --portal-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'route create' 'create-route'
            set command 'route create'
            set operation CreateRoute
            set identifiers --api-id
            set own --api-id --route-key --api-key-required,--no-api-key-required --authorization-scopes+ --authorization-type --authorizer-id --model-selection-expression --operation-name --request-models+ --request-parameters+ --route-response-selection-expression --target --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'route delete' 'delete-route'
            set command 'route delete'
            set operation DeleteRoute
            set identifiers --api-id --route-id
            set own --api-id --route-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'route get' 'get-route'
            set command 'route get'
            set operation GetRoute
            set identifiers --api-id --route-id
            set own --api-id --route-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'route list' 'get-routes'
            set command 'route list'
            set operation GetRoutes
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'route update' 'update-route'
            set command 'route update'
            set operation UpdateRoute
            set identifiers --api-id --route-id
            set own --api-id --route-id --api-key-required,--no-api-key-required --authorization-scopes+ --authorization-type --authorizer-id --model-selection-expression --operation-name --request-models+ --request-parameters+ --route-key --route-response-selection-expression --target --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'route-request-parameter delete' 'delete-route-request-parameter'
            set command 'route-request-parameter delete'
            set operation DeleteRouteRequestParameter
            set identifiers --api-id --route-id --request-parameter-key
            set own --api-id --route-id --request-parameter-key --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'route-response create' 'create-route-response'
            set command 'route-response create'
            set operation CreateRouteResponse
            set identifiers --api-id --route-id
            set own --api-id --route-id --route-response-key --model-selection-expression --response-models+ --response-parameters+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'route-response delete' 'delete-route-response'
            set command 'route-response delete'
            set operation DeleteRouteResponse
            set identifiers --api-id --route-id --route-response-id
            set own --api-id --route-id --route-response-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'route-response get' 'get-route-response'
            set command 'route-response get'
            set operation GetRouteResponse
            set identifiers --api-id --route-id --route-response-id
            set own --api-id --route-id --route-response-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'route-response list' 'get-route-responses'
            set command 'route-response list'
            set operation GetRouteResponses
            set identifiers --api-id --route-id
            set own --api-id --route-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'route-response update' 'update-route-response'
            set command 'route-response update'
            set operation UpdateRouteResponse
            set identifiers --api-id --route-id --route-response-id
            set own --api-id --route-id --route-response-id --model-selection-expression --response-models+ --response-parameters+ --route-response-key --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'route-settings delete' 'delete-route-settings'
            set command 'route-settings delete'
            set operation DeleteRouteSettings
            set identifiers --api-id --stage-name --route-key
            set own --api-id --stage-name --route-key --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'routing-rule create' 'create-routing-rule'
            set command 'routing-rule create'
            set operation CreateRoutingRule
            set identifiers --domain-name
            set own --domain-name --actions+ --conditions+ --priority --domain-name-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'routing-rule delete' 'delete-routing-rule'
            set command 'routing-rule delete'
            set operation DeleteRoutingRule
            set identifiers --domain-name --routing-rule-id
            set own --domain-name --routing-rule-id --domain-name-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'routing-rule get' 'get-routing-rule'
            set command 'routing-rule get'
            set operation GetRoutingRule
            set identifiers --domain-name --routing-rule-id
            set own --domain-name --routing-rule-id --domain-name-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'routing-rule list' 'list-routing-rules'
            set command 'routing-rule list'
            set operation ListRoutingRules
            set identifiers --domain-name
            set own --domain-name --domain-name-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'routing-rule put' 'put-routing-rule'
            set command 'routing-rule put'
            set operation PutRoutingRule
            set identifiers --domain-name --routing-rule-id
            set own --domain-name --routing-rule-id --actions+ --conditions+ --priority --domain-name-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'sharing-policy delete' 'delete-portal-product-sharing-policy'
            set command 'sharing-policy delete'
            set operation DeletePortalProductSharingPolicy
            set identifiers --portal-product-id
            set own --portal-product-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'sharing-policy get' 'get-portal-product-sharing-policy'
            set command 'sharing-policy get'
            set operation GetPortalProductSharingPolicy
            set identifiers --portal-product-id
            set own --portal-product-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'sharing-policy put' 'put-portal-product-sharing-policy'
            set command 'sharing-policy put'
            set operation PutPortalProductSharingPolicy
            set identifiers --portal-product-id
            set own --portal-product-id --policy-document --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'stage create' 'create-stage'
            set command 'stage create'
            set operation CreateStage
            set identifiers --api-id
            set own --api-id --stage-name --access-log-settings+ --access-log-settings.destination-arn --access-log-settings.format --auto-deploy,--no-auto-deploy --client-certificate-id --default-route-settings+ --default-route-settings.data-trace-enabled --default-route-settings.detailed-metrics-enabled --default-route-settings.logging-level --default-route-settings.throttling-burst-limit --default-route-settings.throttling-rate-limit --deployment-id --description --route-settings+ --stage-variables+ --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'stage delete' 'delete-stage'
            set command 'stage delete'
            set operation DeleteStage
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --yes --ignore-not-found
        case 'stage get' 'get-stage'
            set command 'stage get'
            set operation GetStage
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'stage list' 'get-stages'
            set command 'stage list'
            set operation GetStages
            set identifiers --api-id
            set own --api-id --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --ignore-not-found --regions --profiles
        case 'stage update' 'update-stage'
            set command 'stage update'
            set operation UpdateStage
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --access-log-settings+ --access-log-settings.destination-arn --access-log-settings.format --auto-deploy,--no-auto-deploy --client-certificate-id --default-route-settings+ --default-route-settings.data-trace-enabled --default-route-settings.detailed-metrics-enabled --default-route-settings.logging-level --default-route-settings.throttling-burst-limit --default-route-settings.throttling-rate-limit --deployment-id --description --route-settings+ --stage-variables+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'tags add' 'tag-resource'
            set command 'tags add'
            set operation TagResource
            set identifiers --resource-arn
            set own --resource-arn --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'tags get' 'get-tags'
            set command 'tags get'
            set operation GetTags
            set identifiers --resource-arn
            set own --resource-arn --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'tags remove' 'untag-resource'
            set command 'tags remove'
            set operation UntagResource
            set identifiers --resource-arn
            set own --resource-arn --tag-keys+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate
        case 'vpc-link create' 'create-vpc-link'
            set command 'vpc-link create'
            set operation CreateVpcLink
            set own --name --subnet-ids+ --security-group-ids+ --tags+ --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout
        case 'vpc-link delete' 'delete-vpc-link'
            set command 'vpc-link delete'
            set operation DeleteVpcLink
            set identifiers --vpc-link-id
            set own --vpc-link-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --wait --wait-timeout --yes --ignore-not-found
        case 'vpc-link get' 'get-vpc-link'
            set command 'vpc-link get'
            set operation GetVpcLink
            set identifiers --vpc-link-id
            set own --vpc-link-id --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --ignore-not-found --regions --profiles
        case 'vpc-link list' 'get-vpc-links'
            set command 'vpc-link list'
            set operation GetVpcLinks
            set own --max-results --next-token --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --max-items --page-size --starting-token --no-paginate --regions --profiles
        case 'vpc-link update' 'update-vpc-link'
            set command 'vpc-link update'
            set operation UpdateVpcLink
            set identifiers --vpc-link-id
            set own --vpc-link-id --name --cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+
        case 'wait api'
            set command 'wait api'
            set operation GetApi
            set identifiers --api-id
            set own --api-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait api-mapping'
            set command 'wait api-mapping'
            set operation GetApiMapping
            set identifiers --domain-name --api-mapping-id
            set own --domain-name --api-mapping-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait authorizer'
            set command 'wait authorizer'
            set operation GetAuthorizer
            set identifiers --api-id --authorizer-id
            set own --api-id --authorizer-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait deployment'
            set command 'wait deployment'
            set operation GetDeployment
            set identifiers --api-id --deployment-id
            set own --api-id --deployment-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait domain-name'
            set command 'wait domain-name'
            set operation GetDomainName
            set identifiers --domain-name
            set own --domain-name --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait integration'
            set command 'wait integration'
            set operation GetIntegration
            set identifiers --api-id --integration-id
            set own --api-id --integration-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait integration-response'
            set command 'wait integration-response'
            set operation GetIntegrationResponse
            set identifiers --api-id --integration-id --integration-response-id
            set own --api-id --integration-id --integration-response-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait model'
            set command 'wait model'
            set operation GetModel
            set identifiers --api-id --model-id
            set own --api-id --model-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait model-template'
            set command 'wait model-template'
            set operation GetModelTemplate
            set identifiers --api-id --model-id
            set own --api-id --model-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait portal'
            set command 'wait portal'
            set operation GetPortal
            set identifiers --portal-id
            set own --portal-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait portal-product'
            set command 'wait portal-product'
            set operation GetPortalProduct
            set identifiers --portal-product-id
            set own --portal-product-id --resource-owner-account-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait product-page'
            set command 'wait product-page'
            set operation GetProductPage
            set identifiers --portal-product-id --product-page-id
            set own --portal-product-id --product-page-id --resource-owner-account-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait product-rest-endpoint-page'
            set command 'wait product-rest-endpoint-page'
            set operation GetProductRestEndpointPage
            set identifiers --portal-product-id --product-rest-endpoint-page-id
            set own --portal-product-id --product-rest-endpoint-page-id --include-raw-display-content --resource-owner-account-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait route'
            set command 'wait route'
            set operation GetRoute
            set identifiers --api-id --route-id
            set own --api-id --route-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait route-response'
            set command 'wait route-response'
            set operation GetRouteResponse
            set identifiers --api-id --route-id --route-response-id
            set own --api-id --route-id --route-response-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait routing-rule'
            set command 'wait routing-rule'
            set operation GetRoutingRule
            set identifiers --domain-name --routing-rule-id
            set own --domain-name --routing-rule-id --domain-name-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait sharing-policy'
            set command 'wait sharing-policy'
            set operation GetPortalProductSharingPolicy
            set identifiers --portal-product-id
            set own --portal-product-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait stage'
            set command 'wait stage'
            set operation GetStage
            set identifiers --api-id --stage-name
            set own --api-id --stage-name --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait tags'
            set command 'wait tags'
            set operation GetTags
            set identifiers --resource-arn
            set own --resource-arn --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'wait vpc-link'
            set command 'wait vpc-link'
            set operation GetVpcLink
            set identifiers --vpc-link-id
            set own --vpc-link-id --cli-input-json --cli-input-yaml --dry-run --print --no-validate --for --wait-timeout
        case 'batch'
            set command 'batch'
            set outfile -
            set own --jobs --stop-on-error --resume --retry-doubtful --dry-run
        case 'completion'
            set command 'completion'
            set following bash zsh fish
            set own 
        case 'help'
            set command 'help'
            set following access-log-settings api api-mapping authorizer authorizers-cache cors deployment domain-name exported-api integration integration-response model model-template portal portal-product preview product-page product-rest-endpoint-page publish route route-request-parameter route-response route-settings routing-rule sharing-policy stage tags vpc-link batch completion config help local operations wait output values batch-lines environment exit-codes aws-cli
            set own 
        case 'operations'
            set command 'operations'
            set own 
        case 'config show'
            set command 'config show'
            set own --origin
        case 'config path'
            set command 'config path'
            set own 
        case 'local path'
            set command 'local path'
            set own 
        case 'local dump'
            set command 'local dump'
            set outfile -
            set own 
        case 'local load'
            set command 'local load'
            set outfile -
            set own --yes
        case 'local reset'
            set command 'local reset'
            set own --yes
        case 'local serve'
            set command 'local serve'
            set own --host --port --allow-host+ --allow-origin+
        case 'local status'
            set command 'local status'
            set own 
        case '*'
            return 1
    end
    return 0 # set leaves the status alone
end

# What the option $argv takes.
function __apigw_takes
    switch $argv
        case --profile --region --endpoint-url --ca-bundle --cli-connect-timeout --cli-read-timeout --max-attempts --output -o --query --columns --error-format --color --cli-binary-format --cli-error-format --api-id --stage-name --cli-input-json --cli-input-yaml --print --name --protocol-type --api-key-selection-expression --cors-configuration.allow-credentials --cors-configuration.max-age --credentials-arn --description --ip-address-type --route-key --route-selection-expression --target --api-version --regions --profiles --body --basepath --max-results --next-token --max-items --page-size --starting-token --domain-name --stage --api-mapping-key --api-mapping-id --authorizer-type --authorizer-credentials-arn --authorizer-payload-format-version --authorizer-result-ttl-in-seconds --authorizer-uri --identity-validation-expression --jwt-configuration.issuer --authorizer-id --wait-timeout --deployment-id --mutual-tls-authentication.truststore-uri --mutual-tls-authentication.truststore-version --routing-mode --specification --output-type --export-version --integration-type --connection-id --connection-type --content-handling-strategy --integration-method --integration-subtype --integration-uri --passthrough-behavior --payload-format-version --template-selection-expression --timeout-in-millis --tls-config.server-name-to-verify --integration-id --integration-response-key --integration-response-id --schema --content-type --model-id --authorization.cognito-config.app-client-id --authorization.cognito-config.user-pool-arn --authorization.cognito-config.user-pool-domain --endpoint-configuration.acm-managed.certificate-arn --endpoint-configuration.acm-managed.domain-name --portal-content.description --portal-content.display-name --portal-content.theme.custom-colors.accent-color --portal-content.theme.custom-colors.background-color --portal-content.theme.custom-colors.error-validation-color --portal-content.theme.custom-colors.header-color --portal-content.theme.custom-colors.navigation-color --portal-content.theme.custom-colors.text-color --logo-uri --rum-app-monitor-name --portal-id --display-name --portal-product-id --resource-owner-account-id --resource-owner --display-order.overview-page-arn --display-content.body --display-content.title --product-page-id --rest-endpoint-identifier.identifier-parts.method --rest-endpoint-identifier.identifier-parts.path --rest-endpoint-identifier.identifier-parts.rest-api-id --rest-endpoint-identifier.identifier-parts.stage --display-content.overrides.body --display-content.overrides.endpoint --display-content.overrides.operation-name --try-it-state --product-rest-endpoint-page-id --include-raw-display-content --authorization-type --model-selection-expression --operation-name --route-response-selection-expression --route-id --request-parameter-key --route-response-key --route-response-id --priority --domain-name-id --routing-rule-id --policy-document --access-log-settings.destination-arn --access-log-settings.format --client-certificate-id --default-route-settings.data-trace-enabled --default-route-settings.detailed-metrics-enabled --default-route-settings.logging-level --default-route-settings.throttling-burst-limit --default-route-settings.throttling-rate-limit --resource-arn --vpc-link-id --for --jobs --resume --host --port
            echo one
        case --generate-cli-skeleton
            echo maybe
        case --cors-configuration --cors-configuration.allow-headers --cors-configuration.allow-methods --cors-configuration.allow-origins --cors-configuration.expose-headers --tags --unset --identity-source --jwt-configuration --jwt-configuration.audience --domain-name-configurations --mutual-tls-authentication --request-parameters --request-templates --response-parameters --tls-config --response-templates --authorization --authorization.cognito-config --authorization.none --endpoint-configuration --endpoint-configuration.acm-managed --endpoint-configuration.none --portal-content --portal-content.theme --portal-content.theme.custom-colors --included-portal-product-arns --display-order --display-order.contents --display-order.product-page-arns --display-content --rest-endpoint-identifier --rest-endpoint-identifier.identifier-parts --display-content.none --display-content.overrides --authorization-scopes --request-models --response-models --actions --conditions --access-log-settings --default-route-settings --route-settings --stage-variables --tag-keys --subnet-ids --security-group-ids --allow-host --allow-origin
            echo many
    end
end

# What may be a value of the option $argv: the kind, then words.
function __apigw_value --no-scope-shadowing
    set kind
    set offered
    switch "$command $argv"
        case 'api list --columns'
            set kind listed
            set offered ApiEndpoint ApiGatewayManaged ApiId ApiKeySelectionExpression CorsConfiguration CreatedDate Description DisableSchemaValidation DisableExecuteApiEndpoint ImportInfo IpAddressType Name ProtocolType RouteSelectionExpression Tags Version Warnings
            return 0
        case 'api-mapping list --columns'
            set kind listed
            set offered ApiId ApiMappingId ApiMappingKey Stage
            return 0
        case 'authorizer list --columns'
            set kind listed
            set offered AuthorizerCredentialsArn AuthorizerId AuthorizerPayloadFormatVersion AuthorizerResultTtlInSeconds AuthorizerType AuthorizerUri EnableSimpleResponses IdentitySource IdentityValidationExpression JwtConfiguration Name
            return 0
        case 'deployment list --columns'
            set kind listed
            set offered AutoDeployed CreatedDate DeploymentId DeploymentStatus DeploymentStatusMessage Description
            return 0
        case 'domain-name list --columns'
            set kind listed
            set offered ApiMappingSelectionExpression DomainName DomainNameArn DomainNameConfigurations MutualTlsAuthentication RoutingMode Tags
            return 0
        case 'integration list --columns'
            set kind listed
            set offered ApiGatewayManaged ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description IntegrationId IntegrationMethod IntegrationResponseSelectionExpression IntegrationSubtype IntegrationType IntegrationUri PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig
            return 0
        case 'integration-response list --columns'
            set kind listed
            set offered ContentHandlingStrategy IntegrationResponseId IntegrationResponseKey ResponseParameters ResponseTemplates TemplateSelectionExpression
            return 0
        case 'model list --columns'
            set kind listed
            set offered ContentType Description ModelId Name Schema
            return 0
        case 'portal list --columns'
            set kind listed
            set offered Authorization EndpointConfiguration IncludedPortalProductArns LastModified LastPublished LastPublishedDescription PortalArn PortalContent PortalId Preview PublishStatus RumAppMonitorName StatusException Tags
            return 0
        case 'portal-product list --columns'
            set kind listed
            set offered Description DisplayName LastModified PortalProductArn PortalProductId Tags
            return 0
        case 'product-page list --columns'
            set kind listed
            set offered LastModified PageTitle ProductPageArn ProductPageId
            return 0
        case 'product-rest-endpoint-page list --columns'
            set kind listed
            set offered Endpoint LastModified OperationName ProductRestEndpointPageArn ProductRestEndpointPageId RestEndpointIdentifier Status StatusException TryItState
            return 0
        case 'route list --columns'
            set kind listed
            set offered ApiGatewayManaged ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId ModelSelectionExpression OperationName RequestModels RequestParameters RouteId RouteKey RouteResponseSelectionExpression Target
            return 0
        case 'route-response list --columns'
            set kind listed
            set offered ModelSelectionExpression ResponseModels ResponseParameters RouteResponseId RouteResponseKey
            return 0
        case 'routing-rule list --columns'
            set kind listed
            set offered Actions Conditions Priority RoutingRuleArn RoutingRuleId
            return 0
        case 'stage list --columns'
            set kind listed
            set offered AccessLogSettings ApiGatewayManaged AutoDeploy ClientCertificateId CreatedDate DefaultRouteSettings DeploymentId Description LastDeploymentStatusMessage LastUpdatedDate RouteSettings StageName StageVariables Tags
            return 0
        case 'vpc-link list --columns'
            set kind listed
            set offered CreatedDate Name SecurityGroupIds SubnetIds Tags VpcLinkId VpcLinkStatus VpcLinkStatusMessage VpcLinkVersion
            return 0
        case 'stage create --stage-name'
            return 0
        case 'route-settings delete --route-key'
            set kind live
            return 0
        case 'route create --target'
            set kind live
            return 0
        case 'route update --target'
            set kind live
            return 0
        case 'api update --unset'
            set offered api-key-selection-expression cors-configuration description disable-schema-validation disable-execute-api-endpoint ip-address-type api-version
            return 0
        case 'api-mapping update --unset'
            set offered api-mapping-key
            return 0
        case 'authorizer update --unset'
            set offered authorizer-credentials-arn authorizer-payload-format-version authorizer-result-ttl-in-seconds enable-simple-responses identity-source identity-validation-expression
            return 0
        case 'domain-name update --unset'
            set offered mutual-tls-authentication routing-mode
            return 0
        case 'integration update --unset'
            set offered connection-id connection-type credentials-arn description passthrough-behavior payload-format-version request-parameters request-templates response-parameters template-selection-expression tls-config
            return 0
        case 'integration-response update --unset'
            set offered template-selection-expression
            return 0
        case 'model update --unset'
            set offered content-type description
            return 0
        case 'portal update --unset'
            set offered included-portal-product-arns logo-uri rum-app-monitor-name
            return 0
        case 'product-page update --unset'
            return 0
        case 'product-rest-endpoint-page update --unset'
            set offered display-content try-it-state
            return 0
        case 'route update --unset'
            set offered api-key-required authorization-scopes authorization-type authorizer-id model-selection-expression operation-name request-models request-parameters route-response-selection-expression target
            return 0
        case 'route-response update --unset'
            set offered model-selection-expression
            return 0
        case 'stage update --unset'
            set offered access-log-settings auto-deploy client-certificate-id route-settings stage-variables
            return 0
        case 'vpc-link update --unset'
            return 0
        case 'domain-name create --domain-name'
            return 0
    end
    switch $argv
        case --profile --api-id --stage-name --profiles --domain-name --stage --api-mapping-id --authorizer-id --deployment-id --connection-id --integration-id --integration-response-id --model-id --included-portal-product-arns --portal-id --portal-product-id --display-order.overview-page-arn --display-order.product-page-arns --product-page-id --product-rest-endpoint-page-id --route-id --request-parameter-key --route-response-id --routing-rule-id --resource-arn --tag-keys --vpc-link-id
            set kind live
        case --ca-bundle --resume
            set kind file
        case --output -o
            set offered table json yaml text jsonl off
        case --columns
            set kind listed
        case --error-format
            set offered text json
        case --color
            set offered on off auto
        case --cli-input-json --cli-input-yaml --body --schema --policy-document
            set kind document
        case --generate-cli-skeleton
            set offered input yaml-input output
        case --print
            set offered aws boto3 curl
        case --protocol-type
            set offered WEBSOCKET HTTP
        case --cors-configuration.allow-credentials --default-route-settings.data-trace-enabled --default-route-settings.detailed-metrics-enabled
            set offered true false
        case --ip-address-type
            set offered ipv4 dualstack
        case --regions
            set offered all
        case --unset
            set offered description
        case --authorizer-type
            set offered REQUEST JWT
        case --routing-mode
            set offered API_MAPPING_ONLY ROUTING_RULE_ONLY ROUTING_RULE_THEN_API_MAPPING
        case --specification
            set offered OAS30
        case --output-type
            set offered YAML JSON
        case --integration-type
            set offered AWS HTTP MOCK HTTP_PROXY AWS_PROXY
        case --connection-type
            set offered INTERNET VPC_LINK
        case --content-handling-strategy
            set offered CONVERT_TO_BINARY CONVERT_TO_TEXT
        case --passthrough-behavior
            set offered WHEN_NO_MATCH NEVER WHEN_NO_TEMPLATES
        case --try-it-state
            set offered ENABLED DISABLED
        case --authorization-type
            set offered NONE AWS_IAM CUSTOM JWT
        case --default-route-settings.logging-level
            set offered ERROR INFO OFF
    end
    return 0
end

# What a word or an option is for; options that mean something else in one command have it before.
set --global __apigw_words 'access-log-settings' 'api' 'api-mapping' 'authorizer' 'authorizers-cache' 'cors' 'deployment' 'domain-name' 'exported-api' 'integration' 'integration-response' 'model' 'model-template' 'portal' 'portal-product' 'preview' 'product-page' 'product-rest-endpoint-page' 'publish' 'route' 'route-request-parameter' 'route-response' 'route-settings' 'routing-rule' 'sharing-policy' 'stage' 'tags' 'vpc-link' 'config' 'local' 'wait' 'batch' 'completion' 'help' 'operations' 'access-log-settings delete' 'delete-access-log-settings' 'api create' 'create-api' 'api delete' 'delete-api' 'api get' 'get-api' 'api import' 'import-api' 'api list' 'get-apis' 'api reimport' 'reimport-api' 'api update' 'update-api' 'api-mapping create' 'create-api-mapping' 'api-mapping delete' 'delete-api-mapping' 'api-mapping get' 'get-api-mapping' 'api-mapping list' 'get-api-mappings' 'api-mapping update' 'update-api-mapping' 'authorizer create' 'create-authorizer' 'authorizer delete' 'delete-authorizer' 'authorizer get' 'get-authorizer' 'authorizer list' 'get-authorizers' 'authorizer update' 'update-authorizer' 'authorizers-cache reset' 'reset-authorizers-cache' 'cors delete' 'delete-cors-configuration' 'deployment create' 'create-deployment' 'deployment delete' 'delete-deployment' 'deployment get' 'get-deployment' 'deployment list' 'get-deployments' 'deployment update' 'update-deployment' 'domain-name create' 'create-domain-name' 'domain-name delete' 'delete-domain-name' 'domain-name get' 'get-domain-name' 'domain-name list' 'get-domain-names' 'domain-name update' 'update-domain-name' 'exported-api get' 'export-api' 'api export' 'integration create' 'create-integration' 'integration delete' 'delete-integration' 'integration get' 'get-integration' 'integration list' 'get-integrations' 'integration update' 'update-integration' 'integration-response create' 'create-integration-response' 'integration-response delete' 'delete-integration-response' 'integration-response get' 'get-integration-response' 'integration-response list' 'get-integration-responses' 'integration-response update' 'update-integration-response' 'model create' 'create-model' 'model delete' 'delete-model' 'model get' 'get-model' 'model list' 'get-models' 'model update' 'update-model' 'model-template get' 'get-model-template' 'portal create' 'create-portal' 'portal delete' 'delete-portal' 'portal get' 'get-portal' 'portal list' 'list-portals' 'portal update' 'update-portal' 'portal-product create' 'create-portal-product' 'portal-product delete' 'delete-portal-product' 'portal-product get' 'get-portal-product' 'portal-product list' 'list-portal-products' 'portal-product update' 'update-portal-product' 'preview create' 'preview-portal' 'portal preview' 'product-page create' 'create-product-page' 'product-page delete' 'delete-product-page' 'product-page get' 'get-product-page' 'product-page list' 'list-product-pages' 'product-page update' 'update-product-page' 'product-rest-endpoint-page create' 'create-product-rest-endpoint-page' 'product-rest-endpoint-page delete' 'delete-product-rest-endpoint-page' 'product-rest-endpoint-page get' 'get-product-rest-endpoint-page' 'product-rest-endpoint-page list' 'list-product-rest-endpoint-pages' 'product-rest-endpoint-page update' 'update-product-rest-endpoint-page' 'publish create' 'publish-portal' 'portal publish' 'publish disable' 'disable-portal' 'portal disable' 'route create' 'create-route' 'route delete' 'delete-route' 'route get' 'get-route' 'route list' 'get-routes' 'route update' 'update-route' 'route-request-parameter delete' 'delete-route-request-parameter' 'route-response create' 'create-route-response' 'route-response delete' 'delete-route-response' 'route-response get' 'get-route-response' 'route-response list' 'get-route-responses' 'route-response update' 'update-route-response' 'route-settings delete' 'delete-route-settings' 'routing-rule create' 'create-routing-rule' 'routing-rule delete' 'delete-routing-rule' 'routing-rule get' 'get-routing-rule' 'routing-rule list' 'list-routing-rules' 'routing-rule put' 'put-routing-rule' 'sharing-policy delete' 'delete-portal-product-sharing-policy' 'sharing-policy get' 'get-portal-product-sharing-policy' 'sharing-policy put' 'put-portal-product-sharing-policy' 'stage create' 'create-stage' 'stage delete' 'delete-stage' 'stage get' 'get-stage' 'stage list' 'get-stages' 'stage update' 'update-stage' 'tags add' 'tag-resource' 'tags get' 'get-tags' 'tags remove' 'untag-resource' 'vpc-link create' 'create-vpc-link' 'vpc-link delete' 'delete-vpc-link' 'vpc-link get' 'get-vpc-link' 'vpc-link list' 'get-vpc-links' 'vpc-link update' 'update-vpc-link' 'wait api' 'wait api-mapping' 'wait authorizer' 'wait deployment' 'wait domain-name' 'wait integration' 'wait integration-response' 'wait model' 'wait model-template' 'wait portal' 'wait portal-product' 'wait product-page' 'wait product-rest-endpoint-page' 'wait route' 'wait route-response' 'wait routing-rule' 'wait sharing-policy' 'wait stage' 'wait tags' 'wait vpc-link' 'config show' 'config path' 'local path' 'local dump' 'local load' 'local reset' 'local serve' 'local status' '--profile' '--region' '--endpoint-url' '--local' '--aws' '--no-verify-ssl' '--ca-bundle' '--no-sign-request' '--cli-connect-timeout' '--cli-read-timeout' '--max-attempts' '--output' '-o' '--query' '--columns' '--no-header' '--no-color' '--error-format' '--debug' '--help' '-h' '--version' '--api-id' '--stage-name' '--cli-input-json' '--cli-input-yaml' '--generate-cli-skeleton' '--dry-run' '--print' '--no-validate' '--yes' '--ignore-not-found' '--name' '--protocol-type' '--api-key-selection-expression' '--cors-configuration' '--cors-configuration.allow-credentials' '--cors-configuration.allow-headers' '--cors-configuration.allow-methods' '--cors-configuration.allow-origins' '--cors-configuration.expose-headers' '--cors-configuration.max-age' '--credentials-arn' '--description' '--disable-schema-validation' '--no-disable-schema-validation' '--disable-execute-api-endpoint' '--no-disable-execute-api-endpoint' '--ip-address-type' '--route-key' '--route-selection-expression' '--tags' '--target' '--api-version' '--regions' '--profiles' '--body' '--basepath' '--fail-on-warnings' '--no-fail-on-warnings' '--max-results' '--next-token' '--max-items' '--page-size' '--starting-token' '--unset' '--domain-name' '--stage' '--api-mapping-key' '--api-mapping-id' '--authorizer-type' '--identity-source' '--authorizer-credentials-arn' '--authorizer-payload-format-version' '--authorizer-result-ttl-in-seconds' '--authorizer-uri' '--enable-simple-responses' '--no-enable-simple-responses' '--identity-validation-expression' '--jwt-configuration' '--jwt-configuration.audience' '--jwt-configuration.issuer' '--authorizer-id' '--wait' '--wait-timeout' '--deployment-id' '--domain-name-configurations' '--mutual-tls-authentication' '--mutual-tls-authentication.truststore-uri' '--mutual-tls-authentication.truststore-version' '--routing-mode' '--specification' '--output-type' '--export-version' '--include-extensions' '--no-include-extensions' '--integration-type' '--connection-id' '--connection-type' '--content-handling-strategy' '--integration-method' '--integration-subtype' '--integration-uri' '--passthrough-behavior' '--payload-format-version' '--request-parameters' '--request-templates' '--response-parameters' '--template-selection-expression' '--timeout-in-millis' '--tls-config' '--tls-config.server-name-to-verify' '--integration-id' '--integration-response-key' '--response-templates' '--integration-response-id' '--schema' '--content-type' '--model-id' '--authorization' '--authorization.cognito-config' '--authorization.cognito-config.app-client-id' '--authorization.cognito-config.user-pool-arn' '--authorization.cognito-config.user-pool-domain' '--authorization.none' '--endpoint-configuration' '--endpoint-configuration.acm-managed' '--endpoint-configuration.acm-managed.certificate-arn' '--endpoint-configuration.acm-managed.domain-name' '--endpoint-configuration.none' '--portal-content' '--portal-content.description' '--portal-content.display-name' '--portal-content.theme' '--portal-content.theme.custom-colors' '--portal-content.theme.custom-colors.accent-color' '--portal-content.theme.custom-colors.background-color' '--portal-content.theme.custom-colors.error-validation-color' '--portal-content.theme.custom-colors.header-color' '--portal-content.theme.custom-colors.navigation-color' '--portal-content.theme.custom-colors.text-color' '--included-portal-product-arns' '--logo-uri' '--rum-app-monitor-name' '--portal-id' '--display-name' '--portal-product-id' '--resource-owner-account-id' '--resource-owner' '--display-order' '--display-order.contents' '--display-order.overview-page-arn' '--display-order.product-page-arns' '--display-content' '--display-content.body' '--display-content.title' '--product-page-id' '--rest-endpoint-identifier' '--rest-endpoint-identifier.identifier-parts' '--rest-endpoint-identifier.identifier-parts.method' '--rest-endpoint-identifier.identifier-parts.path' '--rest-endpoint-identifier.identifier-parts.rest-api-id' '--rest-endpoint-identifier.identifier-parts.stage' '--display-content.none' '--display-content.overrides' '--display-content.overrides.body' '--display-content.overrides.endpoint' '--display-content.overrides.operation-name' '--try-it-state' '--product-rest-endpoint-page-id' '--include-raw-display-content' '--api-key-required' '--no-api-key-required' '--authorization-scopes' '--authorization-type' '--model-selection-expression' '--operation-name' '--request-models' '--route-response-selection-expression' '--route-id' '--request-parameter-key' '--route-response-key' '--response-models' '--route-response-id' '--actions' '--conditions' '--priority' '--domain-name-id' '--routing-rule-id' '--policy-document' '--access-log-settings' '--access-log-settings.destination-arn' '--access-log-settings.format' '--auto-deploy' '--no-auto-deploy' '--client-certificate-id' '--default-route-settings' '--default-route-settings.data-trace-enabled' '--default-route-settings.detailed-metrics-enabled' '--default-route-settings.logging-level' '--default-route-settings.throttling-burst-limit' '--default-route-settings.throttling-rate-limit' '--route-settings' '--stage-variables' '--resource-arn' '--tag-keys' '--subnet-ids' '--security-group-ids' '--vpc-link-id' '--for' '--jobs' '--stop-on-error' '--resume' '--retry-doubtful' '--origin' '--host' '--port' '--allow-host' '--allow-origin' 'api list --no-paginate' 'api-mapping list --no-paginate' 'authorizer list --no-paginate' 'deployment list --no-paginate' 'domain-name list --no-paginate' 'integration list --no-paginate' 'integration-response list --no-paginate' 'model list --no-paginate' 'portal list --no-paginate' 'portal-product list --no-paginate' 'product-page list --no-paginate' 'product-rest-endpoint-page list --no-paginate' 'route list --no-paginate' 'route-response list --no-paginate' 'routing-rule list --no-paginate' 'stage list --no-paginate' 'vpc-link list --no-paginate' 'api-mapping create --api-id' 'api-mapping update --api-id' 'deployment create --stage-name' 'exported-api get --stage-name' 'local load --yes' 'integration create --credentials-arn' 'integration update --credentials-arn' 'api create --route-key' 'api update --route-key' 'route create --target' 'route update --target' 'routing-rule list --max-results' 'route create --request-parameters' 'route update --request-parameters' 'integration-response create --response-parameters' 'integration-response update --response-parameters' 'route-response create --response-parameters' 'route-response update --response-parameters' 'product-rest-endpoint-page create --display-content' 'product-rest-endpoint-page update --display-content'
set --global __apigw_about \
    'Access logging of a stage: switch it off.' \
    'HTTP and WebSocket APIs.' \
    'API mappings: which stage a path of a custom domain leads to.' \
    'Authorizers: who may call a route (JWT or Lambda).' \
    'Cached authorizer answers of a stage: forget them.' \
    'CORS configuration of an HTTP API: remove it.' \
    'Deployments: snapshots of an API that stages serve.' \
    'Custom domain names.' \
    'An HTTP API as an OpenAPI document.' \
    'Integrations: the backends that routes call.' \
    'How a WebSocket API maps what a backend answers.' \
    'Models: schemas of a WebSocket API\'s messages.' \
    'A sample mapping template for a model.' \
    'Developer portals.' \
    'Products: what a portal offers to developers.' \
    'Preview of a portal before it is published.' \
    'Pages of text in a portal product.' \
    'Pages of a portal product that document REST endpoints.' \
    'Publishing of a portal: put it online, take it offline.' \
    'Routes: which request reaches which integration.' \
    'A request parameter of a WebSocket route: remove it.' \
    'What a WebSocket route sends back to its client.' \
    'Settings of one route in a stage: back to the defaults.' \
    'Routing rules of a custom domain: headers and paths to REST stages.' \
    'Policy that shares a portal product with other accounts.' \
    'Stages: named places where clients call an API.' \
    'Tags of any resource, by its ARN.' \
    'VPC links: private backends for HTTP APIs.' \
    'Settings: which ones hold, and who says each.' \
    'The local plane: its file, and what it holds.' \
    'Wait until something is true of a resource.' \
    'Run many command lines, or JSON objects, from a file or a pipe.' \
    'Print the completion script of a shell: bash, zsh or fish.' \
    'Show the page of a command, or of a topic: \'apigw help --help\' lists them.' \
    'List all operations with their commands.' \
    'Switch a stage\'s access logs off; no update can.' \
    'Switch a stage\'s access logs off; no update can.' \
    'Create an API; --target adds an integration, a route and a stage.' \
    'Create an API; --target adds an integration, a route and a stage.' \
    'Delete an API with all its routes, integrations and stages.' \
    'Delete an API with all its routes, integrations and stages.' \
    'Show an API.' \
    'Show an API.' \
    'Create an HTTP API from an OpenAPI document.' \
    'Create an HTTP API from an OpenAPI document.' \
    'List the APIs of the region.' \
    'List the APIs of the region.' \
    'Overwrite an HTTP API with an OpenAPI document; its id stays.' \
    'Overwrite an HTTP API with an OpenAPI document; its id stays.' \
    'Update an API; a CORS configuration replaces the old one whole.' \
    'Update an API; a CORS configuration replaces the old one whole.' \
    'Map a path of a custom domain to a stage of an API.' \
    'Map a path of a custom domain to a stage of an API.' \
    'Delete an API mapping; the API and its stage stay.' \
    'Delete an API mapping; the API and its stage stay.' \
    'Show an API mapping.' \
    'Show an API mapping.' \
    'List a custom domain\'s API mappings.' \
    'List a custom domain\'s API mappings.' \
    'Update an API mapping; --api-id is needed each time.' \
    'Update an API mapping; --api-id is needed each time.' \
    'Create an authorizer: JWT (HTTP APIs only) or REQUEST, a Lambda.' \
    'Create an authorizer: JWT (HTTP APIs only) or REQUEST, a Lambda.' \
    'Delete an authorizer that no route uses.' \
    'Delete an authorizer that no route uses.' \
    'Show an authorizer.' \
    'Show an authorizer.' \
    'List an API\'s authorizers.' \
    'List an API\'s authorizers.' \
    'Update an authorizer; a new audience list leaves the issuer as it is.' \
    'Update an authorizer; a new audience list leaves the issuer as it is.' \
    'Forget what Lambda authorizers of a stage answered (HTTP APIs only).' \
    'Forget what Lambda authorizers of a stage answered (HTTP APIs only).' \
    'Remove an HTTP API\'s CORS configuration; no update can.' \
    'Remove an HTTP API\'s CORS configuration; no update can.' \
    'Deploy an API as it is now; --stage-name moves a stage to it.' \
    'Deploy an API as it is now; --stage-name moves a stage to it.' \
    'Delete a deployment that no stage points to.' \
    'Delete a deployment that no stage points to.' \
    'Show a deployment with its status.' \
    'Show a deployment with its status.' \
    'List an API\'s deployments, automatic ones included.' \
    'List an API\'s deployments, automatic ones included.' \
    'Describe a deployment anew; nothing else of it can change.' \
    'Describe a deployment anew; nothing else of it can change.' \
    'Create a custom domain name with a certificate from ACM.' \
    'Create a custom domain name with a certificate from ACM.' \
    'Delete a custom domain name with its API mappings and routing rules.' \
    'Delete a custom domain name with its API mappings and routing rules.' \
    'Show a custom domain name with the DNS target to point it at.' \
    'Show a custom domain name with the DNS target to point it at.' \
    'List the custom domain names of the region.' \
    'List the custom domain names of the region.' \
    'Update a custom domain name: certificate, mutual TLS or routing mode.' \
    'Update a custom domain name: certificate, mutual TLS or routing mode.' \
    'Export an HTTP API as an OpenAPI 3.0 document.' \
    'Export an HTTP API as an OpenAPI 3.0 document.' \
    'Export an HTTP API as an OpenAPI 3.0 document.' \
    'Create an integration: a backend for routes to call.' \
    'Create an integration: a backend for routes to call.' \
    'Delete an integration that no route targets.' \
    'Delete an integration that no route targets.' \
    'Show an integration.' \
    'Show an integration.' \
    'List an API\'s integrations.' \
    'List an API\'s integrations.' \
    'Update an integration; parameter mappings merge key by key.' \
    'Update an integration; parameter mappings merge key by key.' \
    'Create an integration response in a WebSocket API.' \
    'Create an integration response in a WebSocket API.' \
    'Delete an integration response.' \
    'Delete an integration response.' \
    'Show an integration response.' \
    'Show an integration response.' \
    'List an integration\'s responses.' \
    'List an integration\'s responses.' \
    'Update an integration response.' \
    'Update an integration response.' \
    'Create a model; its name may hold letters and digits only.' \
    'Create a model; its name may hold letters and digits only.' \
    'Delete a model that no route refers to.' \
    'Delete a model that no route refers to.' \
    'Show a model with its schema.' \
    'Show a model with its schema.' \
    'List a WebSocket API\'s models.' \
    'List a WebSocket API\'s models.' \
    'Update a model; routes refer to it by name, not by id.' \
    'Update a model; routes refer to it by name, not by id.' \
    'Show a sample mapping template made from a model\'s schema.' \
    'Show a sample mapping template made from a model\'s schema.' \
    'Create a developer portal; it goes online when it is published.' \
    'Create a developer portal; it goes online when it is published.' \
    'Delete a portal; a published one has to be disabled first.' \
    'Delete a portal; a published one has to be disabled first.' \
    'Show a portal, with how far its preview and publishing are.' \
    'Show a portal, with how far its preview and publishing are.' \
    'List the portals of the region.' \
    'List the portals of the region.' \
    'Update a portal; given content, colours included, replaces the old.' \
    'Update a portal; given content, colours included, replaces the old.' \
    'Create a portal product, still without pages.' \
    'Create a portal product, still without pages.' \
    'Delete a portal product with its pages and its sharing policy.' \
    'Delete a portal product with its pages and its sharing policy.' \
    'Show a portal product with the order of its pages.' \
    'Show a portal product with the order of its pages.' \
    'List portal products.' \
    'List portal products.' \
    'Update a portal product; portals show it once published again.' \
    'Update a portal product; portals show it once published again.' \
    'Start a preview of a portal; "portal get" shows its URL once ready.' \
    'Start a preview of a portal; "portal get" shows its URL once ready.' \
    'Start a preview of a portal; "portal get" shows its URL once ready.' \
    'Create a page of text in a portal product.' \
    'Create a page of text in a portal product.' \
    'Delete a page of text from a portal product.' \
    'Delete a page of text from a portal product.' \
    'Show a product page, title and text.' \
    'Show a product page, title and text.' \
    'List a portal product\'s pages by title, without their text.' \
    'List a portal product\'s pages by title, without their text.' \
    'Replace a product page\'s title and text, both at once.' \
    'Replace a product page\'s title and text, both at once.' \
    'Create a page that documents one endpoint of a REST API.' \
    'Create a page that documents one endpoint of a REST API.' \
    'Delete an endpoint page from a portal product.' \
    'Delete an endpoint page from a portal product.' \
    'Show an endpoint page with the text that portals display.' \
    'Show an endpoint page with the text that portals display.' \
    'List a portal product\'s endpoint pages.' \
    'List a portal product\'s endpoint pages.' \
    'Update an endpoint page; its endpoint itself is fixed.' \
    'Update an endpoint page; its endpoint itself is fixed.' \
    'Start to publish a portal; "portal get" shows when it is online.' \
    'Start to publish a portal; "portal get" shows when it is online.' \
    'Start to publish a portal; "portal get" shows when it is online.' \
    'Take a published portal offline without deleting it.' \
    'Take a published portal offline without deleting it.' \
    'Take a published portal offline without deleting it.' \
    'Create a route; write its target as integrations/ID.' \
    'Create a route; write its target as integrations/ID.' \
    'Delete a route with its responses.' \
    'Delete a route with its responses.' \
    'Show a route.' \
    'Show a route.' \
    'List an API\'s routes.' \
    'List an API\'s routes.' \
    'Update a route; request models and parameters merge key by key.' \
    'Update a route; request models and parameters merge key by key.' \
    'Remove a request parameter from a WebSocket route; no update can.' \
    'Remove a request parameter from a WebSocket route; no update can.' \
    'Create a WebSocket route\'s response; its key can only be $default.' \
    'Create a WebSocket route\'s response; its key can only be $default.' \
    'Delete a route response.' \
    'Delete a route response.' \
    'Show a route response.' \
    'Show a route response.' \
    'List a route\'s responses.' \
    'List a route\'s responses.' \
    'Update a route response.' \
    'Update a route response.' \
    'Start a route\'s settings in a stage from the defaults again.' \
    'Start a route\'s settings in a stage from the defaults again.' \
    'Create a routing rule; the lowest priority is tried first.' \
    'Create a routing rule; the lowest priority is tried first.' \
    'Delete a routing rule.' \
    'Delete a routing rule.' \
    'Show a routing rule.' \
    'Show a routing rule.' \
    'List a custom domain\'s routing rules.' \
    'List a custom domain\'s routing rules.' \
    'Replace a routing rule whole; its id stays.' \
    'Replace a routing rule whole; its id stays.' \
    'Delete the policy that shares a portal product.' \
    'Delete the policy that shares a portal product.' \
    'Show the policy that shares a portal product.' \
    'Show the policy that shares a portal product.' \
    'Set or replace the policy that shares a portal product.' \
    'Set or replace the policy that shares a portal product.' \
    'Create a stage; --auto-deploy has it follow every change of the API.' \
    'Create a stage; --auto-deploy has it follow every change of the API.' \
    'Delete a stage that no API mapping leads to.' \
    'Delete a stage that no API mapping leads to.' \
    'Show a stage.' \
    'Show a stage.' \
    'List an API\'s stages.' \
    'List an API\'s stages.' \
    'Update a stage; variables and route settings merge key by key.' \
    'Update a stage; variables and route settings merge key by key.' \
    'Add tags to a resource; tags with other keys stay.' \
    'Add tags to a resource; tags with other keys stay.' \
    'Show a resource\'s tags.' \
    'Show a resource\'s tags.' \
    'Remove tags from a resource by their keys.' \
    'Remove tags from a resource by their keys.' \
    'Create a VPC link; it stays PENDING until it can be used.' \
    'Create a VPC link; it stays PENDING until it can be used.' \
    'Start to delete a VPC link that no integration uses.' \
    'Start to delete a VPC link that no integration uses.' \
    'Show a VPC link with its status.' \
    'Show a VPC link with its status.' \
    'List the VPC links of the region.' \
    'List the VPC links of the region.' \
    'Rename a VPC link; nothing else of it can change.' \
    'Rename a VPC link; nothing else of it can change.' \
    'HTTP and WebSocket APIs.' \
    'API mappings: which stage a path of a custom domain leads to.' \
    'Authorizers: who may call a route (JWT or Lambda).' \
    'Deployments: snapshots of an API that stages serve.' \
    'Custom domain names.' \
    'Integrations: the backends that routes call.' \
    'How a WebSocket API maps what a backend answers.' \
    'Models: schemas of a WebSocket API\'s messages.' \
    'A sample mapping template for a model.' \
    'Developer portals.' \
    'Products: what a portal offers to developers.' \
    'Pages of text in a portal product.' \
    'Pages of a portal product that document REST endpoints.' \
    'Routes: which request reaches which integration.' \
    'What a WebSocket route sends back to its client.' \
    'Routing rules of a custom domain: headers and paths to REST stages.' \
    'Policy that shares a portal product with other accounts.' \
    'Stages: named places where clients call an API.' \
    'Tags of any resource, by its ARN.' \
    'VPC links: private backends for HTTP APIs.' \
    'Show each setting, its value, and who says it.' \
    'Print the path of the config file.' \
    'Print the path of the state file.' \
    'Write all that the local plane holds as one JSON document, to FILE or stdout.' \
    'Replace all that the local plane holds by what FILE, or stdin, says.' \
    'Delete all that the local plane holds.' \
    'Serve the local plane to SDKs and to the AWS CLI.' \
    'Show the state file and what it holds.' \
    'Profile of the AWS configuration files.' \
    'AWS region, on the local plane too.' \
    'Send to this URL instead of AWS.' \
    'Use the local plane, or AWS.' \
    'Use the local plane, or AWS.' \
    'Accept any TLS certificate.' \
    'File of trusted certificates.' \
    'Send unsigned, without credentials.' \
    'Longest wait for a connection; 0 is no limit (default 60).' \
    'Longest wait for the next part of an answer; all of it may take five times that. 0 is no limit (default 60).' \
    'Most times that one request is sent (default 3).' \
    'How the answer is written.' \
    'How the answer is written.' \
    'JMESPath expression over the answer.' \
    'Columns of a table: A,B.C' \
    'A table without its first lines.' \
    'No colours.' \
    'How a failure is told on stderr.' \
    'Say on stderr what is done.' \
    'Show this page.' \
    'Show this page.' \
    'Show the version.' \
    'Id of the API: ten characters such as \'a1b2c3d4e5\'; \'apigw api list\' shows it.' \
    'Name of the stage: letters, digits, \'-\', \'_\'; \'$default\' (HTTP APIs) adds nothing to URLs.' \
    'All parameters in one JSON document; options override it.' \
    'The same in YAML.' \
    'Print a template of the input or the answer, and send nothing.' \
    'Check everything, show the request, send nothing.' \
    'Show the call in this form, and send nothing.' \
    'Send values as they are.' \
    'Delete without asking.' \
    'What is not there is no error.' \
    'What people know it by; the name of a model has letters and digits only.' \
    'What the API speaks; fixed once it is created.' \
    'Where the API key is read; \'$request.header.x-api-key\' unless set. WebSocket APIs only.' \
    'Which web pages of other sites may call; only \'cors delete\' removes it. HTTP APIs only.' \
    'Whether browsers may send cookies and the like; not together with origin \'*\'.' \
    'Request headers that a page may send, such as \'content-type\'; \'*\' for any.' \
    'HTTP methods that a page may use, such as \'GET\'; \'*\' for any.' \
    'Sites whose pages may call, such as \'https://example.com\'; \'*\' for any.' \
    'Response headers that scripts of a page may read.' \
    'Seconds that browsers may cache the preflight answer.' \
    'IAM role for calling the Lambda function in Target; omit it to rely on the function\'s policy.' \
    'Free text for people who manage or read about it.' \
    'Whether to skip checking models when a deployment is made. WebSocket APIs only.' \
    'Whether to skip checking models when a deployment is made. WebSocket APIs only.' \
    'Whether only custom domain names can invoke the API; off unless set.' \
    'Whether only custom domain names can invoke the API; off unless set.' \
    'IP versions that callers can use: ipv4 unless set; dualstack adds IPv6.' \
    'What a request must match: \'GET /pets/{id}\', \'$default\', or a WebSocket action.' \
    'Picks the route: \'$request.body.action\' on WebSocket; HTTP APIs use method and path.' \
    'Labels as key and value; afterwards \'tags add\' and \'tags remove\' change them.' \
    'URL or Lambda ARN; makes integration, route and \'$default\' stage at once. HTTP APIs only.' \
    'Version label of the API, free text such as \'2024-10\'; no effect on requests.' \
    'Ask in these regions (a,b), or in \'all\'; a row of the answer says its Region.' \
    'Ask with these profiles (a,b); a row of the answer says its Profile.' \
    'OpenAPI 3.0 document, JSON or YAML, to build the API from. HTTP APIs only.' \
    'What to do with the document\'s base path: \'ignore\' (default), \'prepend\' or \'split\'.' \
    'Whether a warning undoes the whole import; off unless set. HTTP APIs only.' \
    'Whether a warning undoes the whole import; off unless set. HTTP APIs only.' \
    'Items per page; giving it sends exactly one request instead of reading all pages.' \
    'Where the next page starts, as the last answer says; giving it sends exactly one request.' \
    'Stop after so many.' \
    'Ask for so many at a time.' \
    'Go on after --max-items: its NextToken.' \
    'Clear these members: description stage-variables.KEY' \
    'Custom domain name in lower case, such as \'api.example.com\'.' \
    'Name of the existing stage, of the API in ApiId, that receives the requests.' \
    'Path below the domain, such as \'shop/v1\', without outer slashes; empty for the root.' \
    'Id of the API mapping, unique within its domain name.' \
    'REQUEST asks a Lambda function; JWT checks a token against its issuer, HTTP APIs only.' \
    'Reads \'$request.header.Auth\', on WebSocket \'route.request.header.Auth\'; JWT takes one only.' \
    'IAM role for calling the Lambda authorizer; omit it to rely on the function\'s policy.' \
    'Event format for a Lambda authorizer, \'1.0\' or \'2.0\'; REQUEST needs it. HTTP APIs only.' \
    'Seconds to cache a Lambda authorizer\'s answer; 0 turns the cache off. HTTP APIs only.' \
    'Lambda URI, \'arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations\'.' \
    'Whether the Lambda answers \'isAuthorized\', not a policy; needs format 2.0. HTTP APIs only.' \
    'Whether the Lambda answers \'isAuthorized\', not a policy; needs format 2.0. HTTP APIs only.' \
    'Stored and returned, but API Gateway does not act on it.' \
    'Issuer and audiences that a token must name; needed for JWT. HTTP APIs only.' \
    'Accepted audiences; a token must be meant for at least one of them.' \
    'Issuer of the tokens: \'https://cognito-idp.us-east-1.amazonaws.com/POOL-ID\'.' \
    'Id of an authorizer; a JWT route needs a JWT one, a CUSTOM route a REQUEST one.' \
    'Wait until it is done.' \
    'Longest wait (default 300).' \
    'Id of the deployment; a stage with AutoDeploy picks its own and refuses this one.' \
    'Certificate, endpoint type and TLS policy of the domain; a list of exactly one.' \
    'Truststore that client certificates are checked against; mutual TLS is off unless set.' \
    'Bundle of trusted certificates, \'s3://BUCKET/KEY\'; \'\' turns mutual TLS off.' \
    'S3 version of the truststore, if the bucket keeps versions.' \
    'Whether API mappings, routing rules or both lead to a stage; API_MAPPING_ONLY unless set.' \
    'Standard of the exported document: OpenAPI 3.0.' \
    'Notation that the OpenAPI document is written in.' \
    'Version of the export format: only \'1.0\'; the newest unless set.' \
    'Whether x-amazon-apigateway members stay in the document; on unless set.' \
    'Whether x-amazon-apigateway members stay in the document; on unless set.' \
    'Kind of backend; HTTP APIs take AWS_PROXY (Lambda, AWS actions) and HTTP_PROXY only.' \
    'Id of the VPC link, needed for VPC_LINK; WebSocket APIs take links of REST APIs.' \
    'Way to the backend: INTERNET unless set, VPC_LINK for a private one.' \
    'Turns Base64 text into bytes or back; bodies stay as they are unless set. WebSocket APIs only.' \
    'HTTP method for calling the backend, \'ANY\' for the caller\'s; Lambda takes \'POST\'.' \
    'AWS action for AWS_PROXY, such as \'SQS-SendMessage\'. HTTP APIs only.' \
    'Lambda ARN, full URL, or behind a VPC link the ARN of a listener or Cloud Map service.' \
    'What happens to a body that no template fits; NEVER answers 415. WebSocket APIs only.' \
    'Event format for a Lambda proxy: \'1.0\' or \'2.0\' (HTTP APIs); only \'1.0\' for the rest.' \
    'Request mapping: \'append:header.id\' to \'$request.path.id\', or inputs of an AWS action.' \
    'Velocity templates by content type that build the backend\'s request. WebSocket APIs only.' \
    'Changes by status, e.g. \'500\' to {\'overwrite:statuscode\': \'403\'}. HTTP APIs only.' \
    'Expression whose value is the key of the template to use. WebSocket APIs only.' \
    'Longest wait for the backend in milliseconds; at most 29000 on WebSocket APIs.' \
    'Sends traffic for a private backend over HTTPS. HTTP APIs with a VPC link only.' \
    'Host name that the backend\'s certificate must carry; sent as SNI too.' \
    'Id of the integration: seven characters such as \'abc1234\'.' \
    'Backend results it applies to: \'$default\' or a pattern such as \'/4\\d\\d/\'.' \
    'Velocity templates by content type that build the client\'s response. WebSocket APIs only.' \
    'Id of the integration response. WebSocket APIs only.' \
    'Text of the schema; JSON Schema draft 4 for \'application/json\'.' \
    'Media type of what the model describes, such as \'application/json\'.' \
    'Id of the model; routes refer to models by name, not by id. WebSocket APIs only.' \
    'Who may open the portal: members of a Cognito user pool, or everyone.' \
    'Only members of this Cognito user pool may open the portal.' \
    'Id of the user pool\'s app client that the portal signs in with.' \
    'ARN of the Cognito user pool whose members may open the portal.' \
    'Domain of the user pool, where visitors sign in.' \
    'Public, without sign-in; the value is an empty structure.' \
    'Where the portal is reached: a domain of yours with a certificate, or the service\'s own.' \
    'A domain of yours, with a certificate that ACM holds.' \
    'ARN of the ACM certificate that covers the portal\'s domain.' \
    'Domain of yours for the portal, such as \'developer.example.com\'.' \
    'The domain that API Gateway provides; the value is an empty structure.' \
    'Name, description and theme that visitors of the portal see.' \
    'Text about the portal for its visitors.' \
    'Name of the portal, as visitors see it.' \
    'Look of the portal: its colors.' \
    'The six colors of the portal.' \
    'Color of buttons, links and other accents, such as \'#0066CC\'.' \
    'Color behind the page, such as \'#FFFFFF\'.' \
    'Color of error messages about what a visitor typed, such as \'#CC0000\'.' \
    'Color of the bar at the top, such as \'#232F3E\'.' \
    'Color of the navigation, such as \'#F2F3F3\'.' \
    'Color of the text, such as \'#16191F\'.' \
    'ARNs of the products that the portal offers; visitors see changes after publishing.' \
    'Address of the logo in the portal\'s header; taken in, never returned.' \
    'CloudWatch RUM app monitor that measures visits to the portal.' \
    'Id of the portal; \'apigw portal list\' shows it.' \
    'Name that readers of a portal see.' \
    'Id of the portal product; \'apigw portal-product list\' shows it.' \
    'Account that owns the product, as 12 digits, if it is shared with you.' \
    'Whose products to list: \'SELF\', or \'OTHER_ACCOUNTS\' for those shared with you.' \
    'How the product\'s pages are ordered and grouped; only an update can set it.' \
    'Sections that group the endpoint pages, in the order shown.' \
    'ARN of the product page that serves as the overview.' \
    'ARNs of the product pages, in the order shown.' \
    'Title and text of the page; an update replaces both.' \
    'Text of the page, in GitHub Flavored Markdown.' \
    'Title of the page.' \
    'Id of the product page; \'apigw product-page list\' shows it.' \
    'REST API, stage, path and method that the page documents; fixed once it is created.' \
    'The endpoint by its four parts: method, path, API and stage.' \
    'HTTP method of the REST API\'s resource, such as \'GET\'.' \
    'Path of the REST API\'s resource, such as \'/pets/{id}\'.' \
    'Id of a REST API of the same region; HTTP APIs cannot be documented.' \
    'Name of the REST API\'s stage.' \
    'What API Gateway generates; the value is an empty structure.' \
    'Texts of your own in place of the generated ones.' \
    'Text of the page, in place of what API Gateway generates.' \
    'Address of the REST API, such as a custom domain; execute-api unless set.' \
    'Name of the operation, such as \'List all pets\'.' \
    'Whether readers can send requests from the page.' \
    'Id of the endpoint page; \'apigw product-rest-endpoint-page list\' shows it.' \
    'Pass \'true\' to get RawDisplayContent in the answer as well.' \
    'Whether callers must send an API key. WebSocket APIs only.' \
    'Whether callers must send an API key. WebSocket APIs only.' \
    'OAuth scopes, one of which the access token must hold; with JWT only. HTTP APIs only.' \
    'How callers are checked: CUSTOM by Lambda, JWT on HTTP APIs only; WebSocket at \'$connect\'.' \
    'Expression whose value is the key of the model to check with. WebSocket APIs only.' \
    'Name of your own for what the route does, such as \'ListPets\'.' \
    'Model names by selection key; in an update \'\' removes a key. WebSocket APIs only.' \
    'Set \'$default\' to let the route answer; one-way unless set. WebSocket APIs only.' \
    'Id of the route: seven characters such as \'abc1234\'.' \
    'Key in the route\'s RequestParameters that is to go. WebSocket APIs only.' \
    'Responses it applies to; \'$default\' is the only key that the service takes.' \
    'Names, not ids, of models by selection key. WebSocket APIs only.' \
    'Id of the route response. WebSocket APIs only.' \
    'What happens to a request that matches; exactly one InvokeApi.' \
    'At most one MatchBasePaths and two MatchHeaders, all to be met; \'[]\' takes every request.' \
    'Place among the rules of the domain name, unique there; the lowest number goes first.' \
    'Id of a private custom domain name; leave it out for public ones.' \
    'Id of the routing rule; it stays when the rule is replaced.' \
    'JSON policy that names the accounts allowed to use the product.' \
    'Where access log lines go and what they hold; only \'access-log-settings delete\' ends it.' \
    'ARN of the CloudWatch Logs log group that gets the lines.' \
    'One line of $context variables, among them \'$context.requestId\'.' \
    'Whether each change of the API reaches the stage at once; off unless set.' \
    'Whether each change of the API reaches the stage at once; off unless set.' \
    'Id of the certificate that the stage presents to backends. WebSocket APIs only.' \
    'Logging, metrics and throttling of routes without RouteSettings; updates merge.' \
    'Whether the execution log holds message data in full. WebSocket APIs only.' \
    'Whether CloudWatch gets metrics for each route; off unless set.' \
    'How much the execution log holds; OFF unless set. WebSocket APIs only.' \
    'Requests that may arrive at one time before some are refused.' \
    'Requests per second, over time, before some are refused; may have decimals.' \
    'Settings that differ from the default, by existing route key such as \'GET /pets\'.' \
    'Variables by name (letters, digits, \'_\'); updates merge, and \'\' removes one.' \
    'ARN of what carries the tags, such as \'arn:aws:apigateway:us-east-1::/apis/API_ID\'.' \
    'Keys of the tags to remove, without their values.' \
    'Subnets, at least one, that the link reaches backends through; fixed once created.' \
    'VPC security groups of the link; fixed once it is created.' \
    'Id of the VPC link; private integrations take it as ConnectionId.' \
    'Required. Until this is true of it; \'deleted\': until it is gone.' \
    'Lines done at once, 1 to 64 (default 1).' \
    'Begin no line after one that failed.' \
    'Go on from the results of an earlier run.' \
    'With --resume: also the creates that may have been carried out.' \
    'Also who says it: an option, a variable, a file\'s line.' \
    'Address to listen on (127.0.0.1).' \
    'Port to listen on (4599); 0 picks a free one.' \
    'Also answer to these names.' \
    'Also answer pages of these origins.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Only the first page.' \
    'Id of the API that the mapping leads to; an update needs it even if it stays the same.' \
    'Id of the API that the mapping leads to; an update needs it even if it stays the same.' \
    'Existing stage that serves the new deployment from now on; none unless set.' \
    'Stage whose deployment to export; the API as it is now unless set.' \
    'Replace without asking.' \
    'IAM role for calling the backend; \'arn:aws:iam::*:user/*\' passes on the caller\'s identity.' \
    'IAM role for calling the backend; \'arn:aws:iam::*:user/*\' passes on the caller\'s identity.' \
    'Key of the route that quick create makes; \'$default\' unless set. HTTP APIs only.' \
    'Key of the route that quick create makes; \'$default\' unless set. HTTP APIs only.' \
    'Where the route leads: \'integrations/\' and an id, such as \'integrations/abc1234\'.' \
    'Where the route leads: \'integrations/\' and an id, such as \'integrations/abc1234\'.' \
    'Rules per page; giving it sends exactly one request instead of reading all pages.' \
    'Parameters by key, each with Required; updates merge. WebSocket APIs only.' \
    'Parameters by key, each with Required; updates merge. WebSocket APIs only.' \
    'Maps \'method.response.header.X\' to \'integration.response.header.X\' or a quoted text.' \
    'Maps \'method.response.header.X\' to \'integration.response.header.X\' or a quoted text.' \
    'Parameters of the response by key, each with Required. WebSocket APIs only.' \
    'Parameters of the response by key, each with Required. WebSocket APIs only.' \
    'Texts of your own for the page, or None for what API Gateway generates.' \
    'Texts of your own for the page, or None for what API Gateway generates.'

# The reading of a command line.

# Takes words: each is a part of the path, an option, a value, or an identifier.
function __apigw_read --no-scope-shadowing
    for word in $argv
        # Only the shell knows what $api is.
        set -l name (string match --regex --groups-only '^(?:--[^=]*=)?\$\{?(\w+)\}?$' -- $word)
        and test -n "$$name"
        and set word (string replace --regex '\$.*' '' -- $word)"$$name"
        if test "$pending" = one
            set -a given "$option=$word"
            set pending
        else if test -z "$closed"; and string match --quiet -- '-?*' "$word"
            set pending
            set option (string split --max 1 -- = $word)[1]
            switch $option
                case --
                    set closed 1
                    continue
                case -o
                    set option --output
                case -h
                    set option --help
            end
            set -a used $option
            set -a given $word
            string match --quiet -- '*=*' $word
            or set pending (__apigw_takes $option)
        else if test "$pending" = many
            continue
        else if test "$pending" = maybe; and __apigw_value $option; and contains -- "$word" $offered
            set pending
        else if test -n "$command"
            set pending
            set -a filled "$word"
        else
            set -a place $word
            __apigw_place $place
            or set command unknown
            test (count $place) -gt 1
            or set identifiers # the AWS CLI's names take options only
        end
    end
end

# The offers.

# Prints words, beside each what it is for, under the name that it has after the first argument.
function __apigw_offer
    set -l own (string match -- "$argv[1]*" $__apigw_words)
    for word in $argv[2..]
        set -l name $word
        contains -- $argv[1]$word $own
        and set name $argv[1]$word
        if set -l n (contains --index -- $name $__apigw_words)
            echo $word\t$__apigw_about[$n]
        else
            echo $word
        end
    end
end

# Prints the options that are still unused.
function __apigw_offer_options --no-scope-shadowing
    set -l hidden
    test (count $filled) -ge $gaps
    and set hidden $identifiers
    set -l found
    for entry in $own $everywhere
        set -l spellings (string split , -- (string trim --right --chars + -- $entry))
        if contains -- $entry $hidden
            continue
        else if string match --quiet '*.*' -- $entry; and test (string length -- $typed) -lt 3
            continue # too many to show at once
        else if not string match --quiet '*+' -- $entry
            set -l again
            for spelling in $spellings
                contains -- $spelling $used
                and set again 1
            end
            test -n "$again"
            and continue
        end
        set -a found $spellings
    end
    set -l begun (string match -- "$typed*" $found)
    and set found $begun # fish looks for other likenesses among all
    __apigw_offer "$command " $found
end

# Prints values of the option $argv; what is typed has $before ahead of the value.
function __apigw_offer_values --no-scope-shadowing
    set -l kind
    set -l offered
    set -l value (string replace -- "$before" '' "$typed")
    __apigw_value $argv
    switch "$kind"
        case live
            __apigw_offer_live $argv
        case file
            __apigw_offer_files "$before" "$value"
        case listed
            set -l done (string match --regex -- '.*,' "$value")
            for name in (string split , -- $done)
                set -l n (contains --index -- $name $offered)
                and set --erase offered[$n]
            end
            printf '%s\n' "$before$done"$offered
            return
    end
    if set -l scheme (string match --regex '^fileb?://' -- $value)
        __apigw_offer_files "$before$scheme" (string replace -- $scheme '' $value)
    else if test "$kind" = document
        echo "$before"file://
    else if set -q offered[1]
        printf '%s\n' "$before"$offered
    end
end

# Prints files that begin with the second argument, each after the first.
function __apigw_offer_files
    set -l stem (string replace --regex '^~/' $HOME/ -- "$argv[2]")
    for file in $stem*
        set -l word $argv[1](string replace -- "$stem" "$argv[2]" $file)
        test -d $file
        and set word $word/
        echo $word
    end
end

# Prints what the helper finds for the option $argv, or for the word at this place.
function __apigw_offer_live --no-scope-shadowing
    set -l helper apigw-complete
    string match --quiet '*/*' -- $called
    and set helper (string replace --regex '[^/]*$' apigw-complete -- (string replace --regex '^~/' $HOME/ -- $called))
    command --search --quiet $helper
    or return
    set -l value (string replace -- "$before" '' "$typed")
    set -l told "$operation" "$argv" (count $filled) "$value" '' '' $given -- $filled
    for line in ($helper fish $told 2>/dev/null </dev/null)
        echo "$before$line"
    end
end

function __apigw
    set -l following
    set -l command
    set -l operation
    set -l identifiers
    set -l own
    set -l outfile
    set -l aws_names
    set -l everywhere --profile --region --endpoint-url --local,--aws --no-verify-ssl --ca-bundle --no-sign-request --cli-connect-timeout --cli-read-timeout --max-attempts --output --query --columns --no-header --no-color --error-format --debug --help
    set -l place
    set -l pending
    set -l option
    set -l closed
    set -l given
    set -l filled
    set -l used
    set -l gaps 0
    set -l before
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l typed (string replace --all --regex '[\'"\\\\]' '' -- (commandline --current-token --cut-at-cursor))
    set -l called $words[1]
    # What input and output are redirected to is no word of the command.
    for file in (commandline --current-process --cut-at-cursor | string match --all --regex --groups-only '[<>]&?\s*("[^"]*"|\'[^\']*\'|[^\s<>]+)\s')
        set -l n (contains --index -- (string unescape -- $file) $words)
        and set --erase words[$n]
    end
    __apigw_place
    __apigw_read $words[2..]
    test "$command" = unknown
    and return
    set -l at "$pending" # fish does not say what stands after the cursor
    for word in $identifiers
        contains -- $word $used
        or set gaps (math $gaps + 1)
    end
    __apigw_choose
end

# Prints what is due where the cursor is.
function __apigw_choose --no-scope-shadowing
    if test "$at" = one
        __apigw_offer_values $option
    else if test "$at" = many; and not string match --quiet -- '-*' "$typed"
        set -l found (__apigw_offer_values $option)
        printf '%s\n' $found
        test -z "$typed$found"
        and __apigw_offer_options
    else if test -z "$closed"; and string match --quiet -- '--*=*' "$typed"
        set before (string match --regex -- '^[^=]*=' $typed)
        __apigw_offer_values (string trim --right --chars = -- $before)
    else if test -z "$closed"; and string match --quiet -- '-*' "$typed"
        __apigw_offer_options
    else
        test "$at" = maybe
        and __apigw_offer_values $option
        __apigw_choose_word
    end
end

# Prints the words of this place; options where no word is due.
function __apigw_choose_word --no-scope-shadowing
    if test (count $filled) -lt $gaps
        __apigw_offer_live
    else if test -n "$outfile"
        printf '%s\n' $outfile
        __apigw_offer_files '' "$typed"
    else if test -n "$following"; and test (count $filled) -eq 0
        set -q place[1]
        and __apigw_offer "$place " $following
        or __apigw_offer '' $following
        if not set -q place[1]; and test -n "$typed"
            __apigw_offer '' $aws_names
        end
    else if test "$command" = help; and test (count $filled) -eq 1
        __apigw_place $filled
        and __apigw_offer "$filled " $following
    else if test -z "$typed"; and test -z "$closed"
        __apigw_offer_options
    end
end

complete --command apigw --keep-order --no-files --arguments '(__apigw 2>/dev/null)'
