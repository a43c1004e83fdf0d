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

	private static final String SERVERS = "tomcat-.*|spring-boot-(starter-)?(tomcat|jetty).*|jetty-.*|jakarta.servlet-api.*"
			+ "|spring-boot-(starter-)?web-server.*|spring-boot-servlet.*";

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = ';', quoteCharacter = '"',
			textBlock = """
					logback      ; logback-.*
					log4j        ; log4j-.*
					appenders    ; logback-.*|opentelemetry-logback-.*|opentelemetry-log4j-.*|log4j-.*
					webmvc       ; spring-webmvc.*|spring-boot-(starter-)?webmvc.*
					webflux      ; spring-webflux.*|spring-boot-(starter-)?(webflux|webclient).*|reactor-netty.*
					web          ; spring-web.*|spring-boot-.*web.*|spring-boot-(starter-)?(restclient|http).*|SERVERS
					tomcat       ; tomcat-.*|spring-boot-(starter-)?tomcat.*
					security     ; spring-security-.*|spring-boot-(starter-)?security.*
					oauth2       ; spring-security-oauth2.*|spring-boot-(starter-)?security-oauth2.*
					amqp         ; spring-rabbit.*|spring-amqp.*|amqp-client.*|spring-boot-(starter-)?amqp.*
					messaging    ; spring-messaging.*|spring-websocket.*|spring-rabbit.*|spring-boot-(starter-)?(amqp|websocket).*
					websocket    ; spring-websocket.*|spring-boot-(starter-)?websocket.*
					socketio     ; netty-socketio.*
					redis        ; spring-data-.*|lettuce-.*|spring-boot-(starter-)?data-redis.*|spring-boot-cache.*
					lettuce      ; lettuce-.*
					pool         ; commons-pool2.*
					cache        ; spring-boot-cache.*|spring-context-support.*
					oshi         ; oshi-.*|jna-.*
					actuator     ; spring-boot-(starter-)?(actuator|health).*
					jdbc         ; spring-jdbc.*|spring-boot-(starter-)?jdbc.*|HikariCP.*|h2-.*|spring-tx.*
					reactor      ; reactor-.*|spring-webflux.*|spring-boot-(starter-)?(webflux|reactor|webclient).*|lettuce-.*|spring-boot-(starter-)?data-redis.*
					""")
	void applicationStartsWithAndWithoutTheKillSwitch(String library, String jars) throws Exception {
		Pattern absent = Pattern.compile(jars.replace("SERVERS", SERVERS));
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
			try (ConfigurableApplicationContext context = new SpringApplication(Plain.class).run("--server.port=0",
					"--spring.main.banner-mode=off", "--tiktickets.observability.enabled=" + enabled,
					"--otel.traces.exporter=none", "--otel.metrics.exporter=none", "--otel.logs.exporter=none")) {
				assertThat(context.containsBean("openTelemetry")).isTrue();
				return "started, enabled=" + context.getEnvironment().getProperty("tiktickets.observability.enabled");
			}
		}

	}

}
