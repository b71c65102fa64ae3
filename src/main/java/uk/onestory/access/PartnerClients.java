package uk.onestory.access;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;

/** The partners, as the authorization server sees them: clients of the client credentials grant. */
class PartnerClients implements RegisteredClientRepository {

    private final Partners partners;
    private final TokenSettings settings;

    PartnerClients(Partners partners, TokenSettings settings) {
        this.partners = partners;
        this.settings = settings;
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return partners.byId(clientId).map(this::client).orElse(null);
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** Spring offers a newly hashed secret after each use; secrets are settings of the demonstration and stay. */
    @Override
    public void save(RegisteredClient client) {
        // nothing to keep
    }

    private RegisteredClient client(Partner partner) {
        RegisteredClient.Builder client = RegisteredClient.withId(partner.id())
                .clientId(partner.id())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .scopes(scopes -> scopes.addAll(partner.scopes()))
                .tokenSettings(org.springframework.security.oauth2.server.authorization.settings.TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                        .accessTokenTimeToLive(settings.lifetime())
                        .build());
        if (partner.secret() != null) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientSecret("{noop}" + partner.secret());
        }
        if (partner.jwksUri() != null) {
            client.clientSettings(ClientSettings.builder()
                    .jwkSetUrl(partner.jwksUri())
                    .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
                    .build());
        }
        return client.build();
    }
}
