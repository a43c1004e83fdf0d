package com.tiktickets.observability.autoconfigure.client;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of OpenTelemetry's R2DBC instrumentation. It instruments the
 * connection factory inside a pool, so that the pool keeps its class.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ ConnectionFactory.class, ConnectionFactoryDecorator.class })
public final class R2dbcClientAutoConfiguration {

	R2dbcClientAutoConfiguration() {
	}

	@Bean
	static R2dbcPostProcessorGuard r2dbcPostProcessorGuard(DefaultListableBeanFactory beans) {
		return new R2dbcPostProcessorGuard(beans);
	}

	@Bean
	ConnectionFactoryDecorator telemetryConnectionFactoryDecorator(R2dbcPostProcessorGuard guard) {
		return guard::instrument;
	}

}
