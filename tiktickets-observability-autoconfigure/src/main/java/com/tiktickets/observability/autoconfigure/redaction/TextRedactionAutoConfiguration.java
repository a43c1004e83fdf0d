package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.redaction.AttributeRedactor;
import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.redaction.Redactor;
import com.tiktickets.observability.redaction.TextRedactor;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the redaction of texts and attributes. A {@link Redactor} of the
 * application is applied after the patterns of the library.
 */
@AutoConfiguration(after = { RedactionAutoConfiguration.class, TenantAutoConfiguration.class })
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnProperty(prefix = RedactionProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties({ RedactionProperties.class, TenantProperties.class })
public final class TextRedactionAutoConfiguration {

	TextRedactionAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TextRedactor textRedactor(RedactionProperties properties, ObjectProvider<PersonalIdentifiers> identifiers) {
		return (properties.getReplacement() == RedactionProperties.Replacement.HASH)
				? TextRedactor.hashing(properties.redactedKinds(), identifiers.getObject())
				: TextRedactor.labelling(properties.redactedKinds());
	}

	@Bean
	AttributeRedactor attributeRedactor(TextRedactor patterns, ObjectProvider<Redactor> redactors,
			RedactionProperties redaction, TenantProperties tenant) {
		Stream<Redactor> own = redactors.orderedStream().filter((redactor) -> redactor != patterns);
		if (!redaction.getPatterns().isEmpty()) {
			own = Stream.concat(Stream.of(redaction.patternRedactor()), own);
		}
		Redactor all = own.reduce(patterns, (first, second) -> (text) -> second.redact(first.redact(text)));
		return new AttributeRedactor(all, patterns, tenant.attributeKey());
	}

	@Bean
	RedactionCustomizer redactionCustomizer(AttributeRedactor redactor) {
		return new RedactionCustomizer(redactor);
	}

}
