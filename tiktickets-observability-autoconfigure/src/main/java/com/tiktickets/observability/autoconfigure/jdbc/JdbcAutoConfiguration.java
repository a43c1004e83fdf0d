package com.tiktickets.observability.autoconfigure.jdbc;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetryBuilder;
import io.opentelemetry.instrumentation.jdbc.datasource.internal.Experimental;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Auto-configuration of the statements of data sources, by OpenTelemetry's library
 * instrumentation. A bean of type {@link JdbcTelemetry} takes the place of the one that
 * OpenTelemetry's properties describe.
 */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("jdbc")
@ConditionalOnBooleanProperty(name = JdbcAutoConfiguration.ENABLED, matchIfMissing = true)
@ConditionalOnClass(AbstractRoutingDataSource.class)
public final class JdbcAutoConfiguration {

	static final String ENABLED = "otel.instrumentation.jdbc.enabled";

	private static final Logger logger = LoggerFactory.getLogger(JdbcAutoConfiguration.class);

	private static final String JDBC = "otel.instrumentation.jdbc.";

	private static final String EXPERIMENTAL = JDBC + "experimental.";

	private static final String COMMON = "otel.instrumentation.common.";

	JdbcAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	JdbcTelemetry jdbcTelemetry(OpenTelemetry openTelemetry, ConfigProperties config) {
		JdbcTelemetryBuilder builder = JdbcTelemetry.builder(openTelemetry)
			.setQuerySanitizationEnabled(sanitizes(config))
			.setCaptureQueryParameters(config.getBoolean(EXPERIMENTAL + "capture-query-parameters", false))
			.setTransactionInstrumenterEnabled(config.getBoolean(EXPERIMENTAL + "transaction.enabled", false))
			.setDataSourceInstrumenterEnabled(config.getBoolean(EXPERIMENTAL + "datasource.enabled", false));
		if (config.getBoolean(EXPERIMENTAL + "sqlcommenter.enabled", false)) {
			commentStatements(builder);
		}
		return builder.build();
	}

	/**
	 * The builder itself has no such method: OpenTelemetry keeps it internal until it is
	 * stable.
	 */
	private static void commentStatements(JdbcTelemetryBuilder builder) {
		try {
			Experimental.setSqlCommenterEnabled(builder, true);
		}
		catch (LinkageError ex) {
			logger.debug("This OpenTelemetry instrumentation of JDBC has no SQL commenter", ex);
		}
	}

	/** The second of each pair is the older name of the first. */
	private static boolean sanitizes(ConfigProperties config) {
		boolean common = config.getBoolean(COMMON + "db.query-sanitization.enabled",
				config.getBoolean(COMMON + "db-statement-sanitizer.enabled", true));
		return config.getBoolean(JDBC + "query-sanitization.enabled",
				config.getBoolean(JDBC + "statement-sanitizer.enabled", common));
	}

	/**
	 * Ahead-of-time processing may have defined the bean at build time, when JDBC was
	 * switched on.
	 */
	@Bean
	static DataSourcePostProcessor telemetryDataSourcePostProcessor(ObjectProvider<JdbcTelemetry> telemetry,
			ConfigurableListableBeanFactory beans, Environment environment) {
		return new DataSourcePostProcessor(telemetry, beans, environment.getProperty(ENABLED, Boolean.class, true));
	}

}
