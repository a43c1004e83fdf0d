package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.ClientApplication.TicketExchange;
import com.tiktickets.observability.wire.ClientDecorators.ExactTemplate;
import com.tiktickets.observability.wire.ClientDecorators.RetryingRestClient;
import com.tiktickets.observability.wire.ClientDecorators.SigningWebClient;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** Clients that an application decorates stay its own, and are seen from inside. */
class DecoratedClientTests {

	private static WireApplication application;

	private MockWebServer server;

	private URI uri;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ClientApplication.class, "spring.main.web-application-type=none",
				"tiktickets.observability.propagation.inject.hosts=localhost");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void answer() throws IOException {
		this.server = new MockWebServer();
		this.server.start();
		this.uri = URI.create("http://localhost:" + this.server.getPort() + "/tickets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "decorated", "decoratedBoots" })
	void decoratorOfRestClientKeepsItsRetriesAndItsHeader(String name) throws Exception {
		assertThat(bean(name, RestClient.class)).isInstanceOf(RetryingRestClient.class);
		answer(503, 200);
		inSpan(() -> get(name));
		assertThat(signatures(2)).containsExactly("signed", "signed");
	}

	@Test
	void everyRequestOfDecoratorAroundBootsRestClientIsOneSpan() throws Exception {
		answer(503, 200);
		assertOneSpanForEachRequest(inSpan(() -> get("decoratedBoots")), 2);
	}

	@Test
	void proxyOfRestClientKeepsItsAdvice() throws Exception {
		assertThat(AopUtils.isAopProxy(bean("proxied", RestClient.class))).isTrue();
		answer(200);
		inSpan(() -> get("proxied"));
		assertThat(signatures(1)).containsExactly("signed");
	}

	@Test
	void restClientThatApplicationMakesIsOneSpan() throws Exception {
		answer(200);
		assertOneSpanForEachRequest(inSpan(() -> get("plain")), 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "decoratedWebClient", "decoratedBootsWebClient" })
	void decoratorOfWebClientKeepsItsHeader(String name) throws Exception {
		assertThat(bean(name, WebClient.class)).isInstanceOf(SigningWebClient.class);
		answer(200);
		inSpan(() -> getReactively(name));
		assertThat(signatures(1)).containsExactly("signed");
	}

	@Test
	void proxyOfWebClientKeepsItsAdvice() throws Exception {
		assertThat(AopUtils.isAopProxy(bean("proxiedWebClient", WebClient.class))).isTrue();
		answer(200);
		inSpan(() -> getReactively("proxiedWebClient"));
		assertThat(signatures(1)).containsExactly("signed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plainWebClient", "decoratedBootsWebClient" })
	void requestOfWebClientIsOneSpan(String name) throws Exception {
		answer(200);
		assertOneSpanForEachRequest(inSpan(() -> getReactively(name)), 1);
	}

	@Test
	void subclassOfRestTemplateKeepsWhatItAddsAndIsOneSpan() throws Exception {
		answer(200);
		ReceivedSpan parent = inSpan(
				() -> bean("extendedTemplate", ExactTemplate.class).getForObject(this.uri, String.class));
		assertOneSpanForEachRequest(parent, 1);
	}

	@Test
	void proxyOfRestTemplateIsOneSpan() throws Exception {
		assertThat(AopUtils.isCglibProxy(bean("proxiedTemplate", RestTemplate.class))).isTrue();
		answer(200);
		assertOneSpanForEachRequest(
				inSpan(() -> bean("proxiedTemplate", RestTemplate.class).getForObject(this.uri, String.class)), 1);
	}

	@Test
	void interfaceClientIsOneSpan() throws Exception {
		answer(200);
		assertOneSpanForEachRequest(inSpan(() -> bean("interfaceClient", TicketExchange.class).get(this.uri)), 1);
	}

	@Test
	void buildersOfApplicationMakeClientsThatAreSeenOnce() throws Exception {
		try (WireApplication own = WireApplication.start(OwnBuildersApplication.class,
				"spring.main.web-application-type=none",
				"tiktickets.observability.propagation.inject.hosts=localhost")) {
			answer(200, 200, 200, 200);
			ReceivedSpan parent = inSpan(own, () -> {
				for (String name : List.of("decorated", "built")) {
					own.context().getBean(name, RestClient.class).get().uri(this.uri).retrieve().body(String.class);
				}
				for (String name : List.of("decoratedWebClient", "builtWebClient")) {
					own.context()
						.getBean(name, WebClient.class)
						.get()
						.uri(this.uri)
						.retrieve()
						.bodyToMono(String.class)
						.block();
				}
			});
			assertOneSpanForEachRequest(own, parent, 4);
		}
	}

	private void get(String client) {
		bean(client, RestClient.class).get().uri(this.uri).retrieve().body(String.class);
	}

	private void getReactively(String client) {
		bean(client, WebClient.class).get().uri(this.uri).retrieve().bodyToMono(String.class).block();
	}

	private static <T> T bean(String name, Class<T> type) {
		return application.context().getBean(name, type);
	}

	private void answer(int... statuses) {
		IntStream.of(statuses)
			.forEach((status) -> this.server.enqueue(new MockResponse(status, Headers.EMPTY, "answer")));
	}

	private List<String> signatures(int requests) {
		return IntStream.range(0, requests).mapToObj((i) -> header(take(), ClientDecorators.SIGNATURE)).toList();
	}

	private RecordedRequest take() {
		try {
			return this.server.takeRequest();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String header(RecordedRequest request, String name) {
		return "" + request.getHeaders().get(name);
	}

	private static ReceivedSpan inSpan(Runnable call) {
		return inSpan(application, call);
	}

	private static ReceivedSpan inSpan(WireApplication application, Runnable call) {
		Span span = application.context()
			.getBean(OpenTelemetry.class)
			.getTracer("test")
			.spanBuilder("call")
			.startSpan();
		try (var tenant = TenantContext.makeCurrent(TenantId.of("acme")); var scope = span.makeCurrent()) {
			call.run();
		}
		finally {
			span.end();
		}
		String trace = span.getSpanContext().getTraceId();
		await().untilAsserted(() -> assertThat(application.received().spansOf(trace))
			.anyMatch((received) -> received.name().equals("call")));
		return application.received()
			.spansOf(trace)
			.stream()
			.filter((received) -> received.name().equals("call"))
			.findFirst()
			.orElseThrow();
	}

	private void assertOneSpanForEachRequest(ReceivedSpan parent, int requests) {
		assertOneSpanForEachRequest(application, parent, requests);
	}

	private void assertOneSpanForEachRequest(WireApplication application, ReceivedSpan parent, int requests) {
		List<RecordedRequest> sent = IntStream.range(0, requests).mapToObj((i) -> take()).toList();
		await().untilAsserted(() -> assertThat(clients(application, parent)).hasSizeGreaterThanOrEqualTo(requests));
		List<ReceivedSpan> clients = clients(application, parent);
		assertThat(clients).hasSize(requests).allSatisfy((client) -> {
			assertThat(client.kind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
			assertThat(client.parentSpanId()).isEqualTo(parent.spanId());
			assertThat(client.attribute("tenant_id")).isEqualTo("acme");
		});
		assertThat(sent).extracting((request) -> header(request, "traceparent").substring(0, 52))
			.containsExactlyInAnyOrderElementsOf(
					clients.stream().map((client) -> "00-" + client.traceId() + "-" + client.spanId()).toList());
		assertThat(sent).extracting((request) -> header(request, "baggage")).containsOnly("tenant_id=acme");
	}

	private static List<ReceivedSpan> clients(WireApplication application, ReceivedSpan parent) {
		return application.received()
			.spansOf(parent.traceId())
			.stream()
			.filter((span) -> !span.name().equals("call"))
			.toList();
	}

}
