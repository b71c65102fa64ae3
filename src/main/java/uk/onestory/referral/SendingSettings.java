package uk.onestory.referral;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new referral may be.
 *
 * @param oldest how long before today it may have been written
 */
@ConfigurationProperties("onestory.referral")
record SendingSettings(@DefaultValue("P10Y") Period oldest) {

    SendingSettings {
        if (oldest.isZero() || oldest.isNegative()) {
            throw new IllegalArgumentException("onestory.referral.oldest is a period of time, for example P10Y");
        }
    }
}
