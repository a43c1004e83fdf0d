package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application is loaded anew from a class path without the library: what names a class
 * of it where it should not fails to link.
 */
class AbsentLibrariesTests {

	private static final String WEB = "spring-web.*|spring-security.*|tomcat-.*|jetty-.*|jakarta.servlet-api.*"
			+ "|spring-boot-.*(web|security|tomcat|jetty|servlet|restclient|http).*";

	private static final String REDIS = "spring-data-.*|lettuce-.*|spring-boot-(starter-)?data-.*";

	private static final String AMQP = "spring-rabbit.*|spring-amqp.*|amqp-client.*|spring-boot-(starter-)?amqp.*";

	private static final String OTHERS = ".*r2dbc.*|.*quartz.*|kafka-.*|jakarta.jms-api.*|commons-dbcp2.*";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = ';', quoteCharacter = '"',
			textBlock = """
					Logback                              ; logback-.*
					web                                  ; WEB
					Spring MVC, messaging, R2DBC, Quartz  ; spring-webmvc.*|spring-boot-.*webmvc.*|.*oauth2.*|spring-messaging.*|.*websocket.*|AMQP|OTHERS
					WebFlux, Redis, pools, OSHI, Log4j   ; reactor-.*|spring-webflux.*|spring-boot-.*(webflux|reactor|webclient).*|commons-pool2.*|log4j-.*|oshi-.*|jna-.*|netty-socketio.*|REDIS
					security, JDBC, cache, Actuator      ; .*security.*|.*websocket.*|spring-jdbc.*|spring-tx.*|HikariCP.*|h2-.*|spring-boot-.*(cache|jdbc|actuator|health|transaction|persistence).*|REDIS|AMQP
					everything                           ; WEB|REDIS|AMQP|logback-.*|log4j-.*|oshi-.*|jna-.*|netty-.*|reactor-.*|.*websocket.*|spring-messaging.*|commons-pool2.*|spring-jdbc.*|spring-tx.*|HikariCP.*|h2-.*|spring-boot-.*(cache|jdbc|actuator|health|reactor|transaction|persistence|netty|sql).*|OTHERS
					""")
	void applicationStartsWithAndWithoutTheKillSwitch(String library, String jars) throws Exception {
		Pattern absent = Pattern
			.compile(jars.replace("WEB", WEB).replace("REDIS", REDIS).replace("AMQP", AMQP).replace("OTHERS", OTHERS));
		try (URLClassLoader classes = without(absent)) {
			for (String enabled : List.of("true", "false")) {
				assertThat(start(classes, enabled)).isEqualTo("started, enabled=" + enabled);
			}
		}
	}

	private static String start(ClassLoader classes, String enabled) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(classes);
		try {
			return (String) classes.loadClass(Plain.class.getName())
				.getDeclaredMethod("start", String.class)
				.invoke(null, enabled);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static URLClassLoader without(Pattern absent) throws Exception {
		List<URL> urls = new ArrayList<>();
		int hidden = 0;
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			File file = new File(entry);
			if (absent.matcher(file.getName()).matches()) {
				hidden++;
			}
			else {
				urls.add(file.toURI().toURL());
			}
		}
		assertThat(hidden).as("hidden jars").isPositive();
		return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	public static class Plain {

		public static String start(String enabled) {
			useDefaultStreamHandlers();
			try (ConfigurableApplicationContext context = new SpringApplication(Plain.class).run("--server.port=0",
					"--spring.main.banner-mode=off", "--tiktickets.observability.enabled=" + enabled,
					"--otel.traces.exporter=none", "--otel.metrics.exporter=none", "--otel.logs.exporter=none")) {
				assertThat(context.containsBean("openTelemetry")).isEqualTo("true".equals(enabled));
				return "started, enabled=" + context.getEnvironment().getProperty("tiktickets.observability.enabled");
			}
		}

		/** Tomcat sets its own once in a process, and here it is loaded several times. */
		private static void useDefaultStreamHandlers() {
			try {
				Class.forName("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory")
					.getMethod("disable")
					.invoke(null);
			}
			catch (ReflectiveOperationException ex) {
				return; // there is no Tomcat
			}
		}

	}

}
