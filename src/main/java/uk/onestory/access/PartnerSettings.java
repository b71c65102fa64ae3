package uk.onestory.access;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The partners of this deployment ({@code onestory.partners}).
 *
 * @param partners client systems, by id
 */
@Validated
@ConfigurationProperties("onestory")
record PartnerSettings(@DefaultValue @Valid List<Partner> partners) {}
