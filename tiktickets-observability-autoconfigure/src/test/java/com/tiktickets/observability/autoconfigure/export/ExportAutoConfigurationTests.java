package com.tiktickets.observability.autoconfigure.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.export.ClientCertificateCustomizer;
import com.tiktickets.observability.export.CollectorLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ExportAutoConfigurationTests {

	private static final String CUSTOMIZER = "collectorLinkCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(ExportAutoConfiguration.class);

	@Test
	void exportersAreWatchedAndExportLast() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(CollectorLink.class)
			.hasSingleBean(ClientCertificateCustomizer.class)
			.hasSingleBean(LastExport.class)
			.hasBean(CUSTOMIZER));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void exportersAreLeftAloneWhereTheLibraryMakesNoSdk(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CollectorLink.class)
				.doesNotHaveBean(ClientCertificateCustomizer.class)
				.doesNotHaveBean(LastExport.class)
				.doesNotHaveBean(CUSTOMIZER));
	}

}
