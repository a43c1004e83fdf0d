package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A Collector that takes telemetry only from clients that present a certificate. */
class ClientCertificateTests {

	private static final String TRUST_STORE = "javax.net.ssl.trustStore";

	private static final String PASSWORD = "changeit";

	@TempDir
	private static Path directory;

	private static HandshakeCertificates server;

	private GrpcCollector collector;

	@BeforeAll
	static void writeCertificates() throws IOException, GeneralSecurityException {
		HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
		HeldCertificate ofServer = new HeldCertificate.Builder().addSubjectAlternativeName("localhost")
			.signedBy(authority)
			.build();
		HeldCertificate ofClient = new HeldCertificate.Builder().commonName("billing").signedBy(authority).build();
		server = new HandshakeCertificates.Builder().heldCertificate(ofServer)
			.addTrustedCertificate(authority.certificate())
			.build();
		Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
		Files.writeString(directory.resolve("client.pem"), ofClient.certificatePem());
		Files.writeString(directory.resolve("key.pem"), ofClient.privateKeyPkcs8Pem());
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("authority", authority.certificate());
		try (OutputStream file = Files.newOutputStream(directory.resolve("trusted.p12"))) {
			trusted.store(file, PASSWORD.toCharArray());
		}
	}

	@AfterAll
	static void trustAsBefore() {
		System.clearProperty(TRUST_STORE);
		System.clearProperty(TRUST_STORE + "Password");
	}

	@BeforeEach
	void start() throws IOException {
		trustAsBefore();
		this.collector = GrpcCollector.startWithClientCertificates(server);
	}

	@AfterEach
	void stop() {
		this.collector.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http/protobuf", "grpc" })
	void certificateIsPresentedToServerThatTheJvmTrusts(String protocol) {
		System.setProperty(TRUST_STORE, directory.resolve("trusted.p12").toString());
		System.setProperty(TRUST_STORE + "Password", PASSWORD);
		assertAllSignalsArrive("otel.exporter.otlp.protocol=" + protocol, file("", "client.key", "key.pem"),
				file("", "client.certificate", "client.pem"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http/protobuf", "grpc" })
	void certificateIsPresentedToServerOfAnAuthorityOfOnesOwn(String protocol) {
		assertAllSignalsArrive("otel.exporter.otlp.protocol=" + protocol, file("", "certificate", "ca.pem"),
				file("", "client.key", "key.pem"), file("", "client.certificate", "client.pem"));
	}

	@Test
	void everySignalCanHaveItsOwnCertificates() {
		List<String> properties = new ArrayList<>();
		for (String signal : List.of("traces.", "metrics.", "logs.")) {
			properties.add(file(signal, "client.key", "key.pem"));
			properties.add(file(signal, "client.certificate", "client.pem"));
			properties.add(file(signal, "certificate", "ca.pem"));
		}
		properties.add("otel.exporter.otlp.traces.protocol=grpc");
		assertAllSignalsArrive(properties.toArray(String[]::new));
	}

	@Test
	void recordsOfStartThatFailsAreSentWithTheCertificateToo() {
		System.setProperty(TRUST_STORE, directory.resolve("trusted.p12").toString());
		System.setProperty(TRUST_STORE + "Password", PASSWORD);
		assertThatException().isThrownBy(() -> WireApplication.start(FailedStartTests.FailingBean.class,
				"spring.main.web-application-type=none", "otel.exporter.otlp.endpoint=" + this.collector.endpoint(),
				file("logs.", "client.key", "key.pem"), file("logs.", "client.certificate", "client.pem")));
		await().untilAsserted(
				() -> assertThat(this.collector.receiver().received().logsWith("Application run failed")).hasSize(1));
	}

	private static String file(String signal, String property, String file) {
		return "otel.exporter.otlp." + signal + property + "=" + directory.resolve(file);
	}

	private void assertAllSignalsArrive(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("otel.exporter.otlp.endpoint=" + this.collector.endpoint());
		all.add("spring.main.web-application-type=none");
		try (WireApplication application = WireApplication.start(Minimal.class, all.toArray(String[]::new))) {
			OpenTelemetry openTelemetry = application.context().getBean(OpenTelemetry.class);
			openTelemetry.getTracer("test").spanBuilder("encrypted span").startSpan().end();
			openTelemetry.getMeter("test").counterBuilder("encrypted.counter").build().add(1);
			LoggerFactory.getLogger("test").info("Encrypted record");
			await().untilAsserted(() -> {
				ReceivedTelemetry received = this.collector.receiver().received();
				assertThat(received.spansNamed("encrypted span")).hasSize(1);
				assertThat(received.logsWith("Encrypted record")).hasSize(1);
				assertThat(received.pointsOf("encrypted.counter")).isNotEmpty();
			});
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Minimal {

	}

}
