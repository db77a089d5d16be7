# shellcheck shell=bash
# Completion of apigw for bash 4.4 or newer.  Made by python -m apigw_cli.generate; do not edit.
#
# Words come from the tables below, without starting a process.  Where an identifier is due, the
# helper apigw-complete is asked, which lies beside apigw.

# The tables.  They set variables of _apigw, the only function that calls them.
# shellcheck disable=SC2034

# What there is at the place $1 of the command line.
_apigw_place() {
    local list1='--cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate'
    local list2='--cors-configuration.allow-credentials --cors-configuration.allow-headers+ --cors-configuration.allow-methods+ --cors-configuration.allow-origins+ --cors-configuration.expose-headers+ --cors-configuration.max-age'
    local list3='--max-items --page-size --starting-token --no-paginate'
    local list4='--cli-input-json --cli-input-yaml --generate-cli-skeleton --dry-run --print --no-validate --unset+'
    local list5='--jwt-configuration.audience+ --jwt-configuration.issuer'
    local list6='--domain-name --domain-name-configurations+ --mutual-tls-authentication+'
    local list7='--mutual-tls-authentication.truststore-uri --mutual-tls-authentication.truststore-version'
    local list8='--api-id --integration-id --integration-response-id'
    local list9='--authorization.cognito-config+ --authorization.cognito-config.app-client-id --authorization.cognito-config.user-pool-arn --authorization.cognito-config.user-pool-domain --authorization.none+'
    local list10='--endpoint-configuration.acm-managed+ --endpoint-configuration.acm-managed.certificate-arn --endpoint-configuration.acm-managed.domain-name --endpoint-configuration.none+'
    local list11='--portal-content.description --portal-content.display-name --portal-content.theme+ --portal-content.theme.custom-colors+ --portal-content.theme.custom-colors.accent-color --portal-content.theme.custom-colors.background-color --portal-content.theme.custom-colors.error-validation-color --portal-content.theme.custom-colors.header-color --portal-content.theme.custom-colors.navigation-color --portal-content.theme.custom-colors.text-color'
    local list12='--portal-product-id --resource-owner-account-id'
    local list13='--display-content.body --display-content.title'
    local list14='--portal-product-id --product-page-id --resource-owner-account-id'
    local list15='--portal-product-id --max-results --next-token --resource-owner-account-id'
    local list16='--display-content.none+ --display-content.overrides+ --display-content.overrides.body --display-content.overrides.endpoint --display-content.overrides.operation-name'
    local list17='--portal-product-id --product-rest-endpoint-page-id --include-raw-display-content --resource-owner-account-id'
    local list18='--domain-name --routing-rule-id --domain-name-id'
    local list19='--api-id --stage-name --access-log-settings+'
    local list20='--access-log-settings.destination-arn --access-log-settings.format'
    local list21='--auto-deploy,--no-auto-deploy --client-certificate-id --default-route-settings+'
    local list22='--default-route-settings.data-trace-enabled --default-route-settings.detailed-metrics-enabled --default-route-settings.logging-level --default-route-settings.throttling-burst-limit --default-route-settings.throttling-rate-limit'
    local list23='--cli-input-json --cli-input-yaml --dry-run --print --no-validate'
    following='' command='' operation='' identifiers='' own='' outfile=''
    case $1 in
    '')
        following='access-log-settings api api-mapping authorizer authorizers-cache cors deployment domain-name exported-api integration integration-response model model-template portal portal-product preview product-page product-rest-endpoint-page publish route route-request-parameter route-response route-settings routing-rule sharing-policy stage tags vpc-link config local wait batch completion help operations'
        aws_names='delete-access-log-settings create-api delete-api get-api import-api get-apis reimport-api update-api create-api-mapping delete-api-mapping get-api-mapping get-api-mappings update-api-mapping create-authorizer delete-authorizer get-authorizer get-authorizers update-authorizer reset-authorizers-cache delete-cors-configuration create-deployment delete-deployment get-deployment get-deployments update-deployment create-domain-name delete-domain-name get-domain-name get-domain-names update-domain-name export-api create-integration delete-integration get-integration get-integrations update-integration create-integration-response delete-integration-response get-integration-response get-integration-responses update-integration-response create-model delete-model get-model get-models update-model get-model-template create-portal delete-portal get-portal list-portals update-portal create-portal-product delete-portal-product get-portal-product list-portal-products update-portal-product preview-portal create-product-page delete-product-page get-product-page list-product-pages update-product-page create-product-rest-endpoint-page delete-product-rest-endpoint-page get-product-rest-endpoint-page list-product-rest-endpoint-pages update-product-rest-endpoint-page publish-portal disable-portal create-route delete-route get-route get-routes update-route delete-route-request-parameter create-route-response delete-route-response get-route-response get-route-responses update-route-response delete-route-settings create-routing-rule delete-routing-rule get-routing-rule list-routing-rules put-routing-rule delete-portal-product-sharing-policy get-portal-product-sharing-policy put-portal-product-sharing-policy create-stage delete-stage get-stage get-stages update-stage tag-resource get-tags untag-resource create-vpc-link delete-vpc-link get-vpc-link get-vpc-links update-vpc-link'
        own='--version'
        ;;
    access-log-settings) following='delete' ;;
    api) following='create delete get import list reimport update export' ;;
    api-mapping) following='create delete get list update' ;;
    authorizer) following='create delete get list update' ;;
    authorizers-cache) following='reset' ;;
    cors) following='delete' ;;
    deployment) following='create delete get list update' ;;
    domain-name) following='create delete get list update' ;;
    exported-api) following='get' ;;
    integration) following='create delete get list update' ;;
    integration-response) following='create delete get list update' ;;
    model) following='create delete get list update' ;;
    model-template) following='get' ;;
    portal) following='create delete get list update disable preview publish' ;;
    portal-product) following='create delete get list update' ;;
    preview) following='create' ;;
    product-page) following='create delete get list update' ;;
    product-rest-endpoint-page) following='create delete get list update' ;;
    publish) following='create disable' ;;
    route) following='create delete get list update' ;;
    route-request-parameter) following='delete' ;;
    route-response) following='create delete get list update' ;;
    route-settings) following='delete' ;;
    routing-rule) following='create delete get list put' ;;
    sharing-policy) following='delete get put' ;;
    stage) following='create delete get list update' ;;
    tags) following='add get remove' ;;
    vpc-link) following='create delete get list update' ;;
    config) following='show path' ;;
    local) following='path dump load reset serve status' ;;
    wait) following='api api-mapping authorizer deployment domain-name integration integration-response model model-template portal portal-product product-page product-rest-endpoint-page route route-response routing-rule sharing-policy stage tags vpc-link' ;;
    'access-log-settings delete' | delete-access-log-settings)
        command='access-log-settings delete'
        operation=DeleteAccessLogSettings
        identifiers='--api-id --stage-name'
        own="--api-id --stage-name $list1 --yes --ignore-not-found"
        ;;
    'api create' | create-api)
        command='api create'
        operation=CreateApi
        own="--name --protocol-type --api-key-selection-expression --cors-configuration+ $list2 --credentials-arn --description --disable-schema-validation,--no-disable-schema-validation --disable-execute-api-endpoint,--no-disable-execute-api-endpoint --ip-address-type --route-key --route-selection-expression --tags+ --target --api-version $list1"
        ;;
    'api delete' | delete-api)
        command='api delete'
        operation=DeleteApi
        identifiers='--api-id'
        own="--api-id $list1 --yes --ignore-not-found"
        ;;
    'api get' | get-api)
        command='api get'
        operation=GetApi
        identifiers='--api-id'
        own="--api-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'api import' | import-api)
        command='api import'
        operation=ImportApi
        own="--body --basepath --fail-on-warnings,--no-fail-on-warnings $list1"
        ;;
    'api list' | get-apis)
        command='api list'
        operation=GetApis
        own="--max-results --next-token $list1 $list3 --regions --profiles"
        ;;
    'api reimport' | reimport-api)
        command='api reimport'
        operation=ReimportApi
        identifiers='--api-id'
        own="--api-id --body --basepath --fail-on-warnings,--no-fail-on-warnings $list1"
        ;;
    'api update' | update-api)
        command='api update'
        operation=UpdateApi
        identifiers='--api-id'
        own="--api-id --api-key-selection-expression --cors-configuration+ $list2 --credentials-arn --description --disable-schema-validation,--no-disable-schema-validation --disable-execute-api-endpoint,--no-disable-execute-api-endpoint --ip-address-type --name --route-key --route-selection-expression --target --api-version $list4"
        ;;
    'api-mapping create' | create-api-mapping)
        command='api-mapping create'
        operation=CreateApiMapping
        identifiers='--domain-name'
        own="--domain-name --api-id --stage --api-mapping-key $list1"
        ;;
    'api-mapping delete' | delete-api-mapping)
        command='api-mapping delete'
        operation=DeleteApiMapping
        identifiers='--domain-name --api-mapping-id'
        own="--domain-name --api-mapping-id $list1 --yes --ignore-not-found"
        ;;
    'api-mapping get' | get-api-mapping)
        command='api-mapping get'
        operation=GetApiMapping
        identifiers='--domain-name --api-mapping-id'
        own="--domain-name --api-mapping-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'api-mapping list' | get-api-mappings)
        command='api-mapping list'
        operation=GetApiMappings
        identifiers='--domain-name'
        own="--domain-name --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'api-mapping update' | update-api-mapping)
        command='api-mapping update'
        operation=UpdateApiMapping
        identifiers='--domain-name --api-mapping-id'
        own="--domain-name --api-mapping-id --api-id --api-mapping-key --stage $list4"
        ;;
    'authorizer create' | create-authorizer)
        command='authorizer create'
        operation=CreateAuthorizer
        identifiers='--api-id'
        own="--api-id --authorizer-type --identity-source+ --name --authorizer-credentials-arn --authorizer-payload-format-version --authorizer-result-ttl-in-seconds --authorizer-uri --enable-simple-responses,--no-enable-simple-responses --identity-validation-expression --jwt-configuration+ $list5 $list1"
        ;;
    'authorizer delete' | delete-authorizer)
        command='authorizer delete'
        operation=DeleteAuthorizer
        identifiers='--api-id --authorizer-id'
        own="--api-id --authorizer-id $list1 --yes --ignore-not-found"
        ;;
    'authorizer get' | get-authorizer)
        command='authorizer get'
        operation=GetAuthorizer
        identifiers='--api-id --authorizer-id'
        own="--api-id --authorizer-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'authorizer list' | get-authorizers)
        command='authorizer list'
        operation=GetAuthorizers
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'authorizer update' | update-authorizer)
        command='authorizer update'
        operation=UpdateAuthorizer
        identifiers='--api-id --authorizer-id'
        own="--api-id --authorizer-id --authorizer-credentials-arn --authorizer-payload-format-version --authorizer-result-ttl-in-seconds --authorizer-type --authorizer-uri --enable-simple-responses,--no-enable-simple-responses --identity-source+ --identity-validation-expression --jwt-configuration+ $list5 --name $list4"
        ;;
    'authorizers-cache reset' | reset-authorizers-cache)
        command='authorizers-cache reset'
        operation=ResetAuthorizersCache
        identifiers='--api-id --stage-name'
        own="--api-id --stage-name $list1"
        ;;
    'cors delete' | delete-cors-configuration)
        command='cors delete'
        operation=DeleteCorsConfiguration
        identifiers='--api-id'
        own="--api-id $list1 --yes --ignore-not-found"
        ;;
    'deployment create' | create-deployment)
        command='deployment create'
        operation=CreateDeployment
        identifiers='--api-id'
        own="--api-id --description --stage-name $list1 --wait --wait-timeout"
        ;;
    'deployment delete' | delete-deployment)
        command='deployment delete'
        operation=DeleteDeployment
        identifiers='--api-id --deployment-id'
        own="--api-id --deployment-id $list1 --yes --ignore-not-found"
        ;;
    'deployment get' | get-deployment)
        command='deployment get'
        operation=GetDeployment
        identifiers='--api-id --deployment-id'
        own="--api-id --deployment-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'deployment list' | get-deployments)
        command='deployment list'
        operation=GetDeployments
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'deployment update' | update-deployment)
        command='deployment update'
        operation=UpdateDeployment
        identifiers='--api-id --deployment-id'
        own="--api-id --deployment-id --description $list4"
        ;;
    'domain-name create' | create-domain-name)
        command='domain-name create'
        operation=CreateDomainName
        own="$list6 $list7 --routing-mode --tags+ $list1 --wait --wait-timeout"
        ;;
    'domain-name delete' | delete-domain-name)
        command='domain-name delete'
        operation=DeleteDomainName
        identifiers='--domain-name'
        own="--domain-name $list1 --yes --ignore-not-found"
        ;;
    'domain-name get' | get-domain-name)
        command='domain-name get'
        operation=GetDomainName
        identifiers='--domain-name'
        own="--domain-name $list1 --ignore-not-found --regions --profiles"
        ;;
    'domain-name list' | get-domain-names)
        command='domain-name list'
        operation=GetDomainNames
        own="--max-results --next-token $list1 $list3 --regions --profiles"
        ;;
    'domain-name update' | update-domain-name)
        command='domain-name update'
        operation=UpdateDomainName
        identifiers='--domain-name'
        own="$list6 $list7 --routing-mode $list4 --wait --wait-timeout"
        ;;
    'exported-api get' | export-api | 'api export')
        command='exported-api get'
        operation=ExportApi
        identifiers='--api-id'
        outfile='OAS30'
        own="--api-id --specification --output-type --export-version --include-extensions,--no-include-extensions --stage-name $list1 --ignore-not-found"
        ;;
    'integration create' | create-integration)
        command='integration create'
        operation=CreateIntegration
        identifiers='--api-id'
        own="--api-id --integration-type --connection-id --connection-type --content-handling-strategy --credentials-arn --description --integration-method --integration-subtype --integration-uri --passthrough-behavior --payload-format-version --request-parameters+ --request-templates+ --response-parameters+ --template-selection-expression --timeout-in-millis --tls-config+ --tls-config.server-name-to-verify $list1"
        ;;
    'integration delete' | delete-integration)
        command='integration delete'
        operation=DeleteIntegration
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id $list1 --yes --ignore-not-found"
        ;;
    'integration get' | get-integration)
        command='integration get'
        operation=GetIntegration
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'integration list' | get-integrations)
        command='integration list'
        operation=GetIntegrations
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'integration update' | update-integration)
        command='integration update'
        operation=UpdateIntegration
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id --connection-id --connection-type --content-handling-strategy --credentials-arn --description --integration-method --integration-subtype --integration-type --integration-uri --passthrough-behavior --payload-format-version --request-parameters+ --request-templates+ --response-parameters+ --template-selection-expression --timeout-in-millis --tls-config+ --tls-config.server-name-to-verify $list4"
        ;;
    'integration-response create' | create-integration-response)
        command='integration-response create'
        operation=CreateIntegrationResponse
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id --integration-response-key --content-handling-strategy --response-parameters+ --response-templates+ --template-selection-expression $list1"
        ;;
    'integration-response delete' | delete-integration-response)
        command='integration-response delete'
        operation=DeleteIntegrationResponse
        identifiers='--api-id --integration-id --integration-response-id'
        own="$list8 $list1 --yes --ignore-not-found"
        ;;
    'integration-response get' | get-integration-response)
        command='integration-response get'
        operation=GetIntegrationResponse
        identifiers='--api-id --integration-id --integration-response-id'
        own="$list8 $list1 --ignore-not-found --regions --profiles"
        ;;
    'integration-response list' | get-integration-responses)
        command='integration-response list'
        operation=GetIntegrationResponses
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'integration-response update' | update-integration-response)
        command='integration-response update'
        operation=UpdateIntegrationResponse
        identifiers='--api-id --integration-id --integration-response-id'
        own="--api-id --integration-id --integration-response-id --content-handling-strategy --integration-response-key --response-parameters+ --response-templates+ --template-selection-expression $list4"
        ;;
    'model create' | create-model)
        command='model create'
        operation=CreateModel
        identifiers='--api-id'
        own="--api-id --name --schema --content-type --description $list1"
        ;;
    'model delete' | delete-model)
        command='model delete'
        operation=DeleteModel
        identifiers='--api-id --model-id'
        own="--api-id --model-id $list1 --yes --ignore-not-found"
        ;;
    'model get' | get-model)
        command='model get'
        operation=GetModel
        identifiers='--api-id --model-id'
        own="--api-id --model-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'model list' | get-models)
        command='model list'
        operation=GetModels
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'model update' | update-model)
        command='model update'
        operation=UpdateModel
        identifiers='--api-id --model-id'
        own="--api-id --model-id --content-type --description --name --schema $list4"
        ;;
    'model-template get' | get-model-template)
        command='model-template get'
        operation=GetModelTemplate
        identifiers='--api-id --model-id'
        own="--api-id --model-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'portal create' | create-portal)
        command='portal create'
        operation=CreatePortal
        own="--authorization+ $list9 --endpoint-configuration+ $list10 --portal-content+ $list11 --included-portal-product-arns+ --logo-uri --rum-app-monitor-name --tags+ $list1"
        ;;
    'portal delete' | delete-portal)
        command='portal delete'
        operation=DeletePortal
        identifiers='--portal-id'
        own="--portal-id $list1 --yes --ignore-not-found"
        ;;
    'portal get' | get-portal)
        command='portal get'
        operation=GetPortal
        identifiers='--portal-id'
        own="--portal-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'portal list' | list-portals)
        command='portal list'
        operation=ListPortals
        own="--max-results --next-token $list1 $list3 --regions --profiles"
        ;;
    'portal update' | update-portal)
        command='portal update'
        operation=UpdatePortal
        identifiers='--portal-id'
        own="--portal-id --authorization+ $list9 --endpoint-configuration+ $list10 --included-portal-product-arns+ --logo-uri --portal-content+ $list11 --rum-app-monitor-name $list4"
        ;;
    'portal-product create' | create-portal-product)
        command='portal-product create'
        operation=CreatePortalProduct
        own="--display-name --description --tags+ $list1"
        ;;
    'portal-product delete' | delete-portal-product)
        command='portal-product delete'
        operation=DeletePortalProduct
        identifiers='--portal-product-id'
        own="--portal-product-id $list1 --yes --ignore-not-found"
        ;;
    'portal-product get' | get-portal-product)
        command='portal-product get'
        operation=GetPortalProduct
        identifiers='--portal-product-id'
        own="$list12 $list1 --ignore-not-found --regions --profiles"
        ;;
    'portal-product list' | list-portal-products)
        command='portal-product list'
        operation=ListPortalProducts
        own="--max-results --next-token --resource-owner $list1 $list3 --regions --profiles"
        ;;
    'portal-product update' | update-portal-product)
        command='portal-product update'
        operation=UpdatePortalProduct
        identifiers='--portal-product-id'
        own="--portal-product-id --description --display-name --display-order+ --display-order.contents+ --display-order.overview-page-arn --display-order.product-page-arns+ $list4"
        ;;
    'preview create' | preview-portal | 'portal preview')
        command='preview create'
        operation=PreviewPortal
        identifiers='--portal-id'
        own="--portal-id $list1 --wait --wait-timeout"
        ;;
    'product-page create' | create-product-page)
        command='product-page create'
        operation=CreateProductPage
        identifiers='--portal-product-id'
        own="--portal-product-id --display-content+ $list13 $list1"
        ;;
    'product-page delete' | delete-product-page)
        command='product-page delete'
        operation=DeleteProductPage
        identifiers='--portal-product-id --product-page-id'
        own="--portal-product-id --product-page-id $list1 --yes --ignore-not-found"
        ;;
    'product-page get' | get-product-page)
        command='product-page get'
        operation=GetProductPage
        identifiers='--portal-product-id --product-page-id'
        own="$list14 $list1 --ignore-not-found --regions --profiles"
        ;;
    'product-page list' | list-product-pages)
        command='product-page list'
        operation=ListProductPages
        identifiers='--portal-product-id'
        own="$list15 $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'product-page update' | update-product-page)
        command='product-page update'
        operation=UpdateProductPage
        identifiers='--portal-product-id --product-page-id'
        own="--portal-product-id --product-page-id --display-content+ $list13 $list4"
        ;;
    'product-rest-endpoint-page create' | create-product-rest-endpoint-page)
        command='product-rest-endpoint-page create'
        operation=CreateProductRestEndpointPage
        identifiers='--portal-product-id'
        own="--portal-product-id --rest-endpoint-identifier+ --rest-endpoint-identifier.identifier-parts+ --rest-endpoint-identifier.identifier-parts.method --rest-endpoint-identifier.identifier-parts.path --rest-endpoint-identifier.identifier-parts.rest-api-id --rest-endpoint-identifier.identifier-parts.stage --display-content+ $list16 --try-it-state $list1 --wait --wait-timeout"
        ;;
    'product-rest-endpoint-page delete' | delete-product-rest-endpoint-page)
        command='product-rest-endpoint-page delete'
        operation=DeleteProductRestEndpointPage
        identifiers='--portal-product-id --product-rest-endpoint-page-id'
        own="--portal-product-id --product-rest-endpoint-page-id $list1 --yes --ignore-not-found"
        ;;
    'product-rest-endpoint-page get' | get-product-rest-endpoint-page)
        command='product-rest-endpoint-page get'
        operation=GetProductRestEndpointPage
        identifiers='--portal-product-id --product-rest-endpoint-page-id'
        own="$list17 $list1 --ignore-not-found --regions --profiles"
        ;;
    'product-rest-endpoint-page list' | list-product-rest-endpoint-pages)
        command='product-rest-endpoint-page list'
        operation=ListProductRestEndpointPages
        identifiers='--portal-product-id'
        own="$list15 $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'product-rest-endpoint-page update' | update-product-rest-endpoint-page)
        command='product-rest-endpoint-page update'
        operation=UpdateProductRestEndpointPage
        identifiers='--portal-product-id --product-rest-endpoint-page-id'
        own="--portal-product-id --product-rest-endpoint-page-id --display-content+ $list16 --try-it-state $list4"
        ;;
    'publish create' | publish-portal | 'portal publish')
        command='publish create'
        operation=PublishPortal
        identifiers='--portal-id'
        own="--portal-id --description $list1 --wait --wait-timeout"
        ;;
    'publish disable' | disable-portal | 'portal disable')
        command='publish disable'
        operation=DisablePortal
        identifiers='--portal-id'
        own="--portal-id $list1 --wait --wait-timeout"
        ;;
    'route create' | create-route)
        command='route create'
        operation=CreateRoute
        identifiers='--api-id'
        own="--api-id --route-key --api-key-required,--no-api-key-required --authorization-scopes+ --authorization-type --authorizer-id --model-selection-expression --operation-name --request-models+ --request-parameters+ --route-response-selection-expression --target $list1"
        ;;
    'route delete' | delete-route)
        command='route delete'
        operation=DeleteRoute
        identifiers='--api-id --route-id'
        own="--api-id --route-id $list1 --yes --ignore-not-found"
        ;;
    'route get' | get-route)
        command='route get'
        operation=GetRoute
        identifiers='--api-id --route-id'
        own="--api-id --route-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'route list' | get-routes)
        command='route list'
        operation=GetRoutes
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'route update' | update-route)
        command='route update'
        operation=UpdateRoute
        identifiers='--api-id --route-id'
        own="--api-id --route-id --api-key-required,--no-api-key-required --authorization-scopes+ --authorization-type --authorizer-id --model-selection-expression --operation-name --request-models+ --request-parameters+ --route-key --route-response-selection-expression --target $list4"
        ;;
    'route-request-parameter delete' | delete-route-request-parameter)
        command='route-request-parameter delete'
        operation=DeleteRouteRequestParameter
        identifiers='--api-id --route-id --request-parameter-key'
        own="--api-id --route-id --request-parameter-key $list1 --yes --ignore-not-found"
        ;;
    'route-response create' | create-route-response)
        command='route-response create'
        operation=CreateRouteResponse
        identifiers='--api-id --route-id'
        own="--api-id --route-id --route-response-key --model-selection-expression --response-models+ --response-parameters+ $list1"
        ;;
    'route-response delete' | delete-route-response)
        command='route-response delete'
        operation=DeleteRouteResponse
        identifiers='--api-id --route-id --route-response-id'
        own="--api-id --route-id --route-response-id $list1 --yes --ignore-not-found"
        ;;
    'route-response get' | get-route-response)
        command='route-response get'
        operation=GetRouteResponse
        identifiers='--api-id --route-id --route-response-id'
        own="--api-id --route-id --route-response-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'route-response list' | get-route-responses)
        command='route-response list'
        operation=GetRouteResponses
        identifiers='--api-id --route-id'
        own="--api-id --route-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'route-response update' | update-route-response)
        command='route-response update'
        operation=UpdateRouteResponse
        identifiers='--api-id --route-id --route-response-id'
        own="--api-id --route-id --route-response-id --model-selection-expression --response-models+ --response-parameters+ --route-response-key $list4"
        ;;
    'route-settings delete' | delete-route-settings)
        command='route-settings delete'
        operation=DeleteRouteSettings
        identifiers='--api-id --stage-name --route-key'
        own="--api-id --stage-name --route-key $list1 --yes --ignore-not-found"
        ;;
    'routing-rule create' | create-routing-rule)
        command='routing-rule create'
        operation=CreateRoutingRule
        identifiers='--domain-name'
        own="--domain-name --actions+ --conditions+ --priority --domain-name-id $list1"
        ;;
    'routing-rule delete' | delete-routing-rule)
        command='routing-rule delete'
        operation=DeleteRoutingRule
        identifiers='--domain-name --routing-rule-id'
        own="$list18 $list1 --yes --ignore-not-found"
        ;;
    'routing-rule get' | get-routing-rule)
        command='routing-rule get'
        operation=GetRoutingRule
        identifiers='--domain-name --routing-rule-id'
        own="$list18 $list1 --ignore-not-found --regions --profiles"
        ;;
    'routing-rule list' | list-routing-rules)
        command='routing-rule list'
        operation=ListRoutingRules
        identifiers='--domain-name'
        own="--domain-name --domain-name-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'routing-rule put' | put-routing-rule)
        command='routing-rule put'
        operation=PutRoutingRule
        identifiers='--domain-name --routing-rule-id'
        own="--domain-name --routing-rule-id --actions+ --conditions+ --priority --domain-name-id $list1"
        ;;
    'sharing-policy delete' | delete-portal-product-sharing-policy)
        command='sharing-policy delete'
        operation=DeletePortalProductSharingPolicy
        identifiers='--portal-product-id'
        own="--portal-product-id $list1 --yes --ignore-not-found"
        ;;
    'sharing-policy get' | get-portal-product-sharing-policy)
        command='sharing-policy get'
        operation=GetPortalProductSharingPolicy
        identifiers='--portal-product-id'
        own="--portal-product-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'sharing-policy put' | put-portal-product-sharing-policy)
        command='sharing-policy put'
        operation=PutPortalProductSharingPolicy
        identifiers='--portal-product-id'
        own="--portal-product-id --policy-document $list1"
        ;;
    'stage create' | create-stage)
        command='stage create'
        operation=CreateStage
        identifiers='--api-id'
        own="$list19 $list20 $list21 $list22 --deployment-id --description --route-settings+ --stage-variables+ --tags+ $list1"
        ;;
    'stage delete' | delete-stage)
        command='stage delete'
        operation=DeleteStage
        identifiers='--api-id --stage-name'
        own="--api-id --stage-name $list1 --yes --ignore-not-found"
        ;;
    'stage get' | get-stage)
        command='stage get'
        operation=GetStage
        identifiers='--api-id --stage-name'
        own="--api-id --stage-name $list1 --ignore-not-found --regions --profiles"
        ;;
    'stage list' | get-stages)
        command='stage list'
        operation=GetStages
        identifiers='--api-id'
        own="--api-id --max-results --next-token $list1 $list3 --ignore-not-found --regions --profiles"
        ;;
    'stage update' | update-stage)
        command='stage update'
        operation=UpdateStage
        identifiers='--api-id --stage-name'
        own="$list19 $list20 $list21 $list22 --deployment-id --description --route-settings+ --stage-variables+ $list4"
        ;;
    'tags add' | tag-resource)
        command='tags add'
        operation=TagResource
        identifiers='--resource-arn'
        own="--resource-arn --tags+ $list1"
        ;;
    'tags get' | get-tags)
        command='tags get'
        operation=GetTags
        identifiers='--resource-arn'
        own="--resource-arn $list1 --ignore-not-found --regions --profiles"
        ;;
    'tags remove' | untag-resource)
        command='tags remove'
        operation=UntagResource
        identifiers='--resource-arn'
        own="--resource-arn --tag-keys+ $list1"
        ;;
    'vpc-link create' | create-vpc-link)
        command='vpc-link create'
        operation=CreateVpcLink
        own="--name --subnet-ids+ --security-group-ids+ --tags+ $list1 --wait --wait-timeout"
        ;;
    'vpc-link delete' | delete-vpc-link)
        command='vpc-link delete'
        operation=DeleteVpcLink
        identifiers='--vpc-link-id'
        own="--vpc-link-id $list1 --wait --wait-timeout --yes --ignore-not-found"
        ;;
    'vpc-link get' | get-vpc-link)
        command='vpc-link get'
        operation=GetVpcLink
        identifiers='--vpc-link-id'
        own="--vpc-link-id $list1 --ignore-not-found --regions --profiles"
        ;;
    'vpc-link list' | get-vpc-links)
        command='vpc-link list'
        operation=GetVpcLinks
        own="--max-results --next-token $list1 $list3 --regions --profiles"
        ;;
    'vpc-link update' | update-vpc-link)
        command='vpc-link update'
        operation=UpdateVpcLink
        identifiers='--vpc-link-id'
        own="--vpc-link-id --name $list4"
        ;;
    'wait api')
        command='wait api'
        operation=GetApi
        identifiers='--api-id'
        own="--api-id $list23 --for --wait-timeout"
        ;;
    'wait api-mapping')
        command='wait api-mapping'
        operation=GetApiMapping
        identifiers='--domain-name --api-mapping-id'
        own="--domain-name --api-mapping-id $list23 --for --wait-timeout"
        ;;
    'wait authorizer')
        command='wait authorizer'
        operation=GetAuthorizer
        identifiers='--api-id --authorizer-id'
        own="--api-id --authorizer-id $list23 --for --wait-timeout"
        ;;
    'wait deployment')
        command='wait deployment'
        operation=GetDeployment
        identifiers='--api-id --deployment-id'
        own="--api-id --deployment-id $list23 --for --wait-timeout"
        ;;
    'wait domain-name')
        command='wait domain-name'
        operation=GetDomainName
        identifiers='--domain-name'
        own="--domain-name $list23 --for --wait-timeout"
        ;;
    'wait integration')
        command='wait integration'
        operation=GetIntegration
        identifiers='--api-id --integration-id'
        own="--api-id --integration-id $list23 --for --wait-timeout"
        ;;
    'wait integration-response')
        command='wait integration-response'
        operation=GetIntegrationResponse
        identifiers='--api-id --integration-id --integration-response-id'
        own="$list8 $list23 --for --wait-timeout"
        ;;
    'wait model')
        command='wait model'
        operation=GetModel
        identifiers='--api-id --model-id'
        own="--api-id --model-id $list23 --for --wait-timeout"
        ;;
    'wait model-template')
        command='wait model-template'
        operation=GetModelTemplate
        identifiers='--api-id --model-id'
        own="--api-id --model-id $list23 --for --wait-timeout"
        ;;
    'wait portal')
        command='wait portal'
        operation=GetPortal
        identifiers='--portal-id'
        own="--portal-id $list23 --for --wait-timeout"
        ;;
    'wait portal-product')
        command='wait portal-product'
        operation=GetPortalProduct
        identifiers='--portal-product-id'
        own="$list12 $list23 --for --wait-timeout"
        ;;
    'wait product-page')
        command='wait product-page'
        operation=GetProductPage
        identifiers='--portal-product-id --product-page-id'
        own="$list14 $list23 --for --wait-timeout"
        ;;
    'wait product-rest-endpoint-page')
        command='wait product-rest-endpoint-page'
        operation=GetProductRestEndpointPage
        identifiers='--portal-product-id --product-rest-endpoint-page-id'
        own="$list17 $list23 --for --wait-timeout"
        ;;
    'wait route')
        command='wait route'
        operation=GetRoute
        identifiers='--api-id --route-id'
        own="--api-id --route-id $list23 --for --wait-timeout"
        ;;
    'wait route-response')
        command='wait route-response'
        operation=GetRouteResponse
        identifiers='--api-id --route-id --route-response-id'
        own="--api-id --route-id --route-response-id $list23 --for --wait-timeout"
        ;;
    'wait routing-rule')
        command='wait routing-rule'
        operation=GetRoutingRule
        identifiers='--domain-name --routing-rule-id'
        own="$list18 $list23 --for --wait-timeout"
        ;;
    'wait sharing-policy')
        command='wait sharing-policy'
        operation=GetPortalProductSharingPolicy
        identifiers='--portal-product-id'
        own="--portal-product-id $list23 --for --wait-timeout"
        ;;
    'wait stage')
        command='wait stage'
        operation=GetStage
        identifiers='--api-id --stage-name'
        own="--api-id --stage-name $list23 --for --wait-timeout"
        ;;
    'wait tags')
        command='wait tags'
        operation=GetTags
        identifiers='--resource-arn'
        own="--resource-arn $list23 --for --wait-timeout"
        ;;
    'wait vpc-link')
        command='wait vpc-link'
        operation=GetVpcLink
        identifiers='--vpc-link-id'
        own="--vpc-link-id $list23 --for --wait-timeout"
        ;;
    batch)
        command='batch'
        outfile='-'
        own="--jobs --stop-on-error --resume --retry-doubtful --dry-run"
        ;;
    completion)
        command='completion'
        following='bash zsh fish'
        own=""
        ;;
    help)
        command='help'
        following='access-log-settings api api-mapping authorizer authorizers-cache cors deployment domain-name exported-api integration integration-response model model-template portal portal-product preview product-page product-rest-endpoint-page publish route route-request-parameter route-response route-settings routing-rule sharing-policy stage tags vpc-link batch completion config help local operations wait output values batch-lines environment exit-codes aws-cli'
        own=""
        ;;
    operations)
        command='operations'
        own=""
        ;;
    'config show')
        command='config show'
        own="--origin"
        ;;
    'config path')
        command='config path'
        own=""
        ;;
    'local path')
        command='local path'
        own=""
        ;;
    'local dump')
        command='local dump'
        outfile='-'
        own=""
        ;;
    'local load')
        command='local load'
        outfile='-'
        own="--yes"
        ;;
    'local reset')
        command='local reset'
        own="--yes"
        ;;
    'local serve')
        command='local serve'
        own="--host --port --allow-host+ --allow-origin+"
        ;;
    'local status')
        command='local status'
        own=""
        ;;
    *) return 1 ;;
    esac
}

# What the option $1 takes.
_apigw_takes() {
    case $1 in
    --profile | --region | --endpoint-url | --ca-bundle | --cli-connect-timeout | \
    --cli-read-timeout | --max-attempts | --output | -o | --query | --columns | --error-format | \
    --color | --cli-binary-format | --cli-error-format | --api-id | --stage-name | \
    --cli-input-json | --cli-input-yaml | --print | --name | --protocol-type | \
    --api-key-selection-expression | --cors-configuration.allow-credentials | \
    --cors-configuration.max-age | --credentials-arn | --description | --ip-address-type | \
    --route-key | --route-selection-expression | --target | --api-version | --regions | \
    --profiles | --body | --basepath | --max-results | --next-token | --max-items | --page-size \
    | --starting-token | --domain-name | --stage | --api-mapping-key | --api-mapping-id | \
    --authorizer-type | --authorizer-credentials-arn | --authorizer-payload-format-version | \
    --authorizer-result-ttl-in-seconds | --authorizer-uri | --identity-validation-expression | \
    --jwt-configuration.issuer | --authorizer-id | --wait-timeout | --deployment-id | \
    --mutual-tls-authentication.truststore-uri | --mutual-tls-authentication.truststore-version \
    | --routing-mode | --specification | --output-type | --export-version | --integration-type | \
    --connection-id | --connection-type | --content-handling-strategy | --integration-method | \
    --integration-subtype | --integration-uri | --passthrough-behavior | \
    --payload-format-version | --template-selection-expression | --timeout-in-millis | \
    --tls-config.server-name-to-verify | --integration-id | --integration-response-key | \
    --integration-response-id | --schema | --content-type | --model-id | \
    --authorization.cognito-config.app-client-id | --authorization.cognito-config.user-pool-arn \
    | --authorization.cognito-config.user-pool-domain | \
    --endpoint-configuration.acm-managed.certificate-arn | \
    --endpoint-configuration.acm-managed.domain-name | --portal-content.description | \
    --portal-content.display-name | --portal-content.theme.custom-colors.accent-color | \
    --portal-content.theme.custom-colors.background-color | \
    --portal-content.theme.custom-colors.error-validation-color | \
    --portal-content.theme.custom-colors.header-color | \
    --portal-content.theme.custom-colors.navigation-color | \
    --portal-content.theme.custom-colors.text-color | --logo-uri | --rum-app-monitor-name | \
    --portal-id | --display-name | --portal-product-id | --resource-owner-account-id | \
    --resource-owner | --display-order.overview-page-arn | --display-content.body | \
    --display-content.title | --product-page-id | \
    --rest-endpoint-identifier.identifier-parts.method | \
    --rest-endpoint-identifier.identifier-parts.path | \
    --rest-endpoint-identifier.identifier-parts.rest-api-id | \
    --rest-endpoint-identifier.identifier-parts.stage | --display-content.overrides.body | \
    --display-content.overrides.endpoint | --display-content.overrides.operation-name | \
    --try-it-state | --product-rest-endpoint-page-id | --include-raw-display-content | \
    --authorization-type | --model-selection-expression | --operation-name | \
    --route-response-selection-expression | --route-id | --request-parameter-key | \
    --route-response-key | --route-response-id | --priority | --domain-name-id | \
    --routing-rule-id | --policy-document | --access-log-settings.destination-arn | \
    --access-log-settings.format | --client-certificate-id | \
    --default-route-settings.data-trace-enabled | \
    --default-route-settings.detailed-metrics-enabled | --default-route-settings.logging-level | \
    --default-route-settings.throttling-burst-limit | \
    --default-route-settings.throttling-rate-limit | --resource-arn | --vpc-link-id | --for | \
    --jobs | --resume | --host | --port) takes=one ;;
    --generate-cli-skeleton) takes=maybe ;;
    --cors-configuration | --cors-configuration.allow-headers | \
    --cors-configuration.allow-methods | --cors-configuration.allow-origins | \
    --cors-configuration.expose-headers | --tags | --unset | --identity-source | \
    --jwt-configuration | --jwt-configuration.audience | --domain-name-configurations | \
    --mutual-tls-authentication | --request-parameters | --request-templates | \
    --response-parameters | --tls-config | --response-templates | --authorization | \
    --authorization.cognito-config | --authorization.none | --endpoint-configuration | \
    --endpoint-configuration.acm-managed | --endpoint-configuration.none | --portal-content | \
    --portal-content.theme | --portal-content.theme.custom-colors | \
    --included-portal-product-arns | --display-order | --display-order.contents | \
    --display-order.product-page-arns | --display-content | --rest-endpoint-identifier | \
    --rest-endpoint-identifier.identifier-parts | --display-content.none | \
    --display-content.overrides | --authorization-scopes | --request-models | --response-models \
    | --actions | --conditions | --access-log-settings | --default-route-settings | \
    --route-settings | --stage-variables | --tag-keys | --subnet-ids | --security-group-ids | \
    --allow-host | --allow-origin) takes=many ;;
    *) takes='' ;;
    esac
}

# What may be a value of the option $1.
_apigw_value() {
    offered='' kind=''
    case "$command $1" in
    'api list --columns') kind='listed' offered='ApiEndpoint ApiGatewayManaged ApiId ApiKeySelectionExpression CorsConfiguration CreatedDate Description DisableSchemaValidation DisableExecuteApiEndpoint ImportInfo IpAddressType Name ProtocolType RouteSelectionExpression Tags Version Warnings' && return ;;
    'api-mapping list --columns') kind='listed' offered='ApiId ApiMappingId ApiMappingKey Stage' && return ;;
    'authorizer list --columns') kind='listed' offered='AuthorizerCredentialsArn AuthorizerId AuthorizerPayloadFormatVersion AuthorizerResultTtlInSeconds AuthorizerType AuthorizerUri EnableSimpleResponses IdentitySource IdentityValidationExpression JwtConfiguration Name' && return ;;
    'deployment list --columns') kind='listed' offered='AutoDeployed CreatedDate DeploymentId DeploymentStatus DeploymentStatusMessage Description' && return ;;
    'domain-name list --columns') kind='listed' offered='ApiMappingSelectionExpression DomainName DomainNameArn DomainNameConfigurations MutualTlsAuthentication RoutingMode Tags' && return ;;
    'integration list --columns') kind='listed' offered='ApiGatewayManaged ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description IntegrationId IntegrationMethod IntegrationResponseSelectionExpression IntegrationSubtype IntegrationType IntegrationUri PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig' && return ;;
    'integration-response list --columns') kind='listed' offered='ContentHandlingStrategy IntegrationResponseId IntegrationResponseKey ResponseParameters ResponseTemplates TemplateSelectionExpression' && return ;;
    'model list --columns') kind='listed' offered='ContentType Description ModelId Name Schema' && return ;;
    'portal list --columns') kind='listed' offered='Authorization EndpointConfiguration IncludedPortalProductArns LastModified LastPublished LastPublishedDescription PortalArn PortalContent PortalId Preview PublishStatus RumAppMonitorName StatusException Tags' && return ;;
    'portal-product list --columns') kind='listed' offered='Description DisplayName LastModified PortalProductArn PortalProductId Tags' && return ;;
    'product-page list --columns') kind='listed' offered='LastModified PageTitle ProductPageArn ProductPageId' && return ;;
    'product-rest-endpoint-page list --columns') kind='listed' offered='Endpoint LastModified OperationName ProductRestEndpointPageArn ProductRestEndpointPageId RestEndpointIdentifier Status StatusException TryItState' && return ;;
    'route list --columns') kind='listed' offered='ApiGatewayManaged ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId ModelSelectionExpression OperationName RequestModels RequestParameters RouteId RouteKey RouteResponseSelectionExpression Target' && return ;;
    'route-response list --columns') kind='listed' offered='ModelSelectionExpression ResponseModels ResponseParameters RouteResponseId RouteResponseKey' && return ;;
    'routing-rule list --columns') kind='listed' offered='Actions Conditions Priority RoutingRuleArn RoutingRuleId' && return ;;
    'stage list --columns') kind='listed' offered='AccessLogSettings ApiGatewayManaged AutoDeploy ClientCertificateId CreatedDate DefaultRouteSettings DeploymentId Description LastDeploymentStatusMessage LastUpdatedDate RouteSettings StageName StageVariables Tags' && return ;;
    'vpc-link list --columns') kind='listed' offered='CreatedDate Name SecurityGroupIds SubnetIds Tags VpcLinkId VpcLinkStatus VpcLinkStatusMessage VpcLinkVersion' && return ;;
    'stage create --stage-name') : && return ;;
    'route-settings delete --route-key') kind='live' && return ;;
    'route create --target') kind='live' && return ;;
    'route update --target') kind='live' && return ;;
    'api update --unset') offered='api-key-selection-expression cors-configuration description disable-schema-validation disable-execute-api-endpoint ip-address-type api-version' && return ;;
    'api-mapping update --unset') offered='api-mapping-key' && return ;;
    'authorizer update --unset') offered='authorizer-credentials-arn authorizer-payload-format-version authorizer-result-ttl-in-seconds enable-simple-responses identity-source identity-validation-expression' && return ;;
    'domain-name update --unset') offered='mutual-tls-authentication routing-mode' && return ;;
    'integration update --unset') offered='connection-id connection-type credentials-arn description passthrough-behavior payload-format-version request-parameters request-templates response-parameters template-selection-expression tls-config' && return ;;
    'integration-response update --unset') offered='template-selection-expression' && return ;;
    'model update --unset') offered='content-type description' && return ;;
    'portal update --unset') offered='included-portal-product-arns logo-uri rum-app-monitor-name' && return ;;
    'product-page update --unset') : && return ;;
    'product-rest-endpoint-page update --unset') offered='display-content try-it-state' && return ;;
    'route update --unset') offered='api-key-required authorization-scopes authorization-type authorizer-id model-selection-expression operation-name request-models request-parameters route-response-selection-expression target' && return ;;
    'route-response update --unset') offered='model-selection-expression' && return ;;
    'stage update --unset') offered='access-log-settings auto-deploy client-certificate-id route-settings stage-variables' && return ;;
    'vpc-link update --unset') : && return ;;
    'domain-name create --domain-name') : && return ;;
    esac
    case $1 in
    --profile | --api-id | --stage-name | --profiles | --domain-name | --stage | \
    --api-mapping-id | --authorizer-id | --deployment-id | --connection-id | --integration-id | \
    --integration-response-id | --model-id | --included-portal-product-arns | --portal-id | \
    --portal-product-id | --display-order.overview-page-arn | --display-order.product-page-arns \
    | --product-page-id | --product-rest-endpoint-page-id | --route-id | --request-parameter-key \
    | --route-response-id | --routing-rule-id | --resource-arn | --tag-keys | --vpc-link-id) kind='live' ;;
    --ca-bundle | --resume) kind='file' ;;
    --output | -o) offered='table json yaml text jsonl off' ;;
    --columns) kind='listed' ;;
    --error-format) offered='text json' ;;
    --color) offered='on off auto' ;;
    --cli-input-json | --cli-input-yaml | --body | --schema | --policy-document) kind='document' ;;
    --generate-cli-skeleton) offered='input yaml-input output' ;;
    --print) offered='aws boto3 curl' ;;
    --protocol-type) offered='WEBSOCKET HTTP' ;;
    --cors-configuration.allow-credentials | --default-route-settings.data-trace-enabled | \
    --default-route-settings.detailed-metrics-enabled) offered='true false' ;;
    --ip-address-type) offered='ipv4 dualstack' ;;
    --regions) offered='all' ;;
    --unset) offered='description' ;;
    --authorizer-type) offered='REQUEST JWT' ;;
    --routing-mode) offered='API_MAPPING_ONLY ROUTING_RULE_ONLY ROUTING_RULE_THEN_API_MAPPING' ;;
    --specification) offered='OAS30' ;;
    --output-type) offered='YAML JSON' ;;
    --integration-type) offered='AWS HTTP MOCK HTTP_PROXY AWS_PROXY' ;;
    --connection-type) offered='INTERNET VPC_LINK' ;;
    --content-handling-strategy) offered='CONVERT_TO_BINARY CONVERT_TO_TEXT' ;;
    --passthrough-behavior) offered='WHEN_NO_MATCH NEVER WHEN_NO_TEMPLATES' ;;
    --try-it-state) offered='ENABLED DISABLED' ;;
    --authorization-type) offered='NONE AWS_IAM CUSTOM JWT' ;;
    --default-route-settings.logging-level) offered='ERROR INFO OFF' ;;
    esac
}

# The reading of a command line.

# Cuts $1 into words as the shell does, quotes and all; the last one is where the line ends.
_apigw_cut() {
    local rest=$1 glued=''
    local pattern=$'^[ \t\n]*(([^ \t\n\'"\\\\]|\\\\.|\'[^\']*\'|"([^"\\\\]|\\\\.)*")+)'
    cut=()
    while [[ $rest =~ $pattern ]]; do
        cut+=("${BASH_REMATCH[1]}")
        rest=${rest:${#BASH_REMATCH[0]}}
        [[ $rest == [$' \t\n']* ]] || { glued=1 && break; }
    done
    if [[ $glued ]]; then
        cut[-1]+=$rest # a quote is open
    else
        cut+=("${rest#"${rest%%[! $'\t\n']*}"}")
    fi
}

# Takes one word: it is a part of the path, an option, a value, or an identifier.
_apigw_read() {
    local takes offered kind
    if [[ $pending == redirection ]]; then
        pending=''
    elif [[ $1 =~ ^[0-9]*[\<\>] ]]; then
        [[ $1 =~ [\<\>]$ ]] && pending=redirection
    elif [[ $pending == one ]]; then
        given+=("$option=$1") pending=''
    elif [[ ! $closed && $1 == -?* ]]; then
        option=${1%%=*} pending=''
        case $option in
        --) closed=1 && return ;;
    -o) option=--output ;;
    -h) option=--help ;;
        esac
        used+="$option "
        given+=("$1")
        [[ $1 == *=* ]] && return
        _apigw_takes "$option" && pending=$takes
    elif [[ $pending == many ]]; then
        return
    elif [[ $pending == maybe ]] && _apigw_value "$option" && [[ " $offered " == *" $1 "* ]]; then
        pending=''
    elif [[ $command ]]; then
        pending='' filled+=("$1")
    else
        place+=${place:+ }$1
        _apigw_enter "$place"
    fi
}

# Goes to a place of the tree; an unknown one has nothing.
_apigw_enter() {
    _apigw_place "$1" || command=unknown
    [[ $1 == *' '* ]] || identifiers='' # the AWS CLI's names take options only
}

# The offers.

# Offers those of "${@:2}" that begin with what is typed; each stands after $1.
_apigw_offer() {
    local word before=$1
    shift
    for word; do
        [[ $before$word == "$typed"* ]] && word=$before$word && COMPREPLY+=("${word:kept}")
    done
}

# Offers the options that are still unused.
_apigw_offer_options() {
    local entry spelling hidden=''
    ((${#filled[@]} >= gaps)) && hidden=" $identifiers "
    for entry in $own $everywhere; do
        [[ $hidden == *" ${entry} "* ]] && continue
        [[ $entry == *.* && ${#typed} -lt 3 ]] && continue # too many to show at once
        for spelling in ${entry//,/ }; do
            [[ $used == *" $spelling "* && $entry != *+ ]] && continue 2
        done
        entry=${entry%+}
        for spelling in ${entry//,/ }; do
            _apigw_offer '' "$spelling"
        done
    done
}

# Offers values of the option $1; what is typed has $2 before the value.
_apigw_offer_values() {
    local offered kind word value=${typed#"$2"} done=''
    _apigw_value "$1"
    case $kind in
    live) _apigw_offer_live "$1" ;;
    file) _apigw_offer_files "$2" "$value" ;;
    listed)
        [[ $value == *,* ]] && done=${value%,*},
        for word in $offered; do
            [[ ,$done == *",$word,"* ]] || _apigw_offer "$2$done" "$word"
        done
        _apigw_no_space
        return
        ;;
    esac
    if [[ $value == file://* || $value == fileb://* ]]; then
        _apigw_offer_files "$2${value%%://*}://" "${value#*://}"
    elif [[ $kind == document ]]; then
        _apigw_offer "$2" file://
        _apigw_no_space
    else
        # shellcheck disable=SC2086
        _apigw_offer "$2" $offered
    fi
}

# Offers files that begin with $2; in the word, $1 stands before them.
_apigw_offer_files() {
    local - path=$2 file word failing=''
    set +f
    shopt -q failglob && failing=1 && shopt -u failglob
    [[ $path == \~/* ]] && path=$HOME/${path#\~/}
    for file in "$path"*; do
        file=$path${file:${#path}} # with nocaseglob another one may have matched
        [[ -e $file || -L $file ]] || continue
        word=$1$2${file#"$path"}
        [[ -d $file ]] && word+=/
        word=${word:kept}
        case $quote in
        "'") COMPREPLY+=("${word//\'/\'\\\'\'}") ;;
        '"') COMPREPLY+=("${word//[\\\"\$\`]/\\&}") ;;
        *)
            printf -v file %q "${word#\~/}" # a tilde that is typed is meant
            [[ $word == \~/* ]] && file=\~/$file
            COMPREPLY+=("$file")
            ;;
        esac
    done
    [[ $failing ]] && shopt -s failglob
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == */ ]] && _apigw_no_space
}

# Offers what the helper finds for the option $1, or for the word at this place.
_apigw_offer_live() {
    local helper=apigw-complete n word name listing=''
    local variable='^(--[^=]*=)?"?\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?"?$'
    local -a found told=("${given[@]}" -- "${filled[@]}")
    [[ $called == */* ]] && helper=${called%/*}/apigw-complete
    for n in "${!told[@]}"; do
        if [[ ${told[n]} =~ $variable ]]; then # only the shell knows what $api is
            name=${BASH_REMATCH[2]}
            [[ ${!name-} ]] && printf -v word %q "${!name}" && told[n]=${BASH_REMATCH[1]}$word
        fi
    done
    case ${COMP_TYPE-} in 33 | 63 | 64) listing=1 ;; esac # so it may explain
    mapfile -t found < <(
        exec "${helper/#\~/$HOME}" bash "$operation" "${1-}" "$place_of_word" "$current" "$text" \
            "$listing" "${told[@]}" 2>/dev/null </dev/null
    )
    COMPREPLY+=("${found[@]}")
}

_apigw_no_space() {
    compopt -o nospace 2>/dev/null
}

# Where -e is set, a test that fails would end the shell; on the left of || it may.
_apigw() {
    _apigw_complete "$@" || return 0
}

_apigw_complete() {
    local IFS=$' \t\n' line=${COMP_LINE-} point=${COMP_POINT-} called current typed text quote=''
    local following command operation identifiers own outfile aws_names everywhere='--profile --region --endpoint-url --local,--aws --no-verify-ssl --ca-bundle --no-sign-request --cli-connect-timeout --cli-read-timeout --max-attempts --output --query --columns --no-header --no-color --error-format --debug --help'
    local place='' pending='' option='' closed='' used=' ' gaps=0 kept word place_of_word
    local at at_option was_closed
    local -a cut=() given=() filled=()
    COMPREPLY=()
    if [[ ! $line ]]; then # called by hand
        line="${COMP_WORDS[*]:0:COMP_CWORD+1}" point=${#line}
    fi
    _apigw_place ''
    _apigw_cut "${line:0:point}"
    called=${cut[0]} current=${cut[-1]}
    _apigw_read_all
    [[ $command == unknown ]] && return
    at=$pending at_option=$option was_closed=$closed place_of_word=${#filled[@]}
    if [[ $current =~ ^[0-9]*[\<\>]+ ]]; then
        at=redirection current=${current:${#BASH_REMATCH[0]}}
    fi

    # What is typed, plain; and how much of it bash keeps as it is.
    _apigw_find_text "${2-${current##*[=:@\'\"]}}"
    typed=${current//[\\\'\"]/}
    word=${text//[\\\'\"]/}
    kept=$((${#typed} - ${#word}))
    [[ $current == *[\'\"]"$text" ]] && quote=${current:${#current}-${#text}-1:1}

    # What stands after the cursor counts too.
    if [[ $command && ${line:point} == *[![:space:]]* ]]; then
        pending=''
        _apigw_cut "${quote:-x}${line:point} "
        _apigw_read_all
    fi
    for word in $identifiers; do
        [[ $used == *" $word "* ]] || ((gaps++))
    done
    _apigw_choose
    return 0
}

# Finds the part of the word that bash replaces: $1; completions of sudo and the like give more.
_apigw_find_text() {
    text=$1
    [[ $text == [=:] ]] && text=''
    [[ $text == [\'\"]* && $current != *[\'\"]"$text" ]] && text=${text:1}
}

# Takes the words that were cut, but for the command's own and the one at the end.
_apigw_read_all() {
    local n
    for ((n = 1; n < ${#cut[@]} - 1; n++)); do
        _apigw_read "${cut[n]}"
    done
}

# Offers what is due where the cursor is.
_apigw_choose() {
    if [[ $at == redirection ]]; then
        _apigw_offer_files '' "$typed"
    elif [[ $at == one || ($at == many && $typed != -*) ]]; then
        _apigw_offer_values "$at_option" ''
        [[ $at == many && ! $typed && ! ${COMPREPLY[*]} ]] && _apigw_offer_options
    elif [[ ! $was_closed && $typed == --*=* ]]; then
        _apigw_offer_values "${typed%%=*}" "${typed%%=*}="
    elif [[ ! $was_closed && $typed == -* ]]; then
        _apigw_offer_options
    else
        [[ $at == maybe ]] && _apigw_offer_values "$at_option" ''
        _apigw_choose_word
    fi
}

# Offers the words of this place; options where no word is due.
_apigw_choose_word() {
    if ((${#filled[@]} < gaps)); then
        _apigw_offer_live
    elif [[ $outfile ]]; then
        # shellcheck disable=SC2086
        _apigw_offer '' $outfile
        _apigw_offer_files '' "$typed"
    elif [[ $following && ${#filled[@]} == 0 ]]; then
        # shellcheck disable=SC2086
        _apigw_offer '' $following
        # shellcheck disable=SC2086
        [[ ! $place && $typed ]] && _apigw_offer '' $aws_names
    elif [[ $command == help && ${#filled[@]} == 1 ]]; then
        # shellcheck disable=SC2086
        _apigw_place "${filled[0]}" && _apigw_offer '' $following
    elif [[ ! $typed && ! $was_closed ]]; then
        _apigw_offer_options
    fi
}

complete -o nosort -F _apigw apigw
