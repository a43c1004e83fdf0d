package com.tiktickets.observability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpRequestKindTests {

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");

	private final HttpRequestKinds kinds = new HttpRequestKinds();

	@Test
	void requestsThatDifferInOnePartAreOfDifferentKinds() {
		HttpRequestKind kind = this.kinds.of("GET", "http", "HTTP/1.1");
		assertThat(this.kinds.of("GET", "http", "HTTP/1.1")).isSameAs(kind);
		assertThat(this.kinds.of("PUT", "http", "HTTP/1.1").method()).isEqualTo("PUT");
		assertThat(this.kinds.of("GET", "https", "HTTP/1.1").scheme()).isEqualTo("https");
		assertThat(this.kinds.of("GET", "http", "HTTP/2.0").protocolVersion()).isEqualTo("2.0");
		assertThat(this.kinds.of("GET", "http", null).protocolVersion()).isNull();
	}

	@Test
	void routeNamesSpanAndDuration() {
		HttpRequestKind routed = this.kinds.of("GET", "http", "HTTP/1.1").withRoute("/tickets/{id}");
		assertThat(routed.spanName()).isEqualTo("GET /tickets/{id}");
		assertThat(routed.attributes(200, null).get(ROUTE)).isEqualTo("/tickets/{id}");
		assertThat(this.kinds.of("GET", "http", "HTTP/1.1").withRoute("/tickets/{id}")).isSameAs(routed);
	}

	@Test
	void methodThatNoStandardKnowsIsNotInTheName() {
		HttpRequestKind kind = this.kinds.of("_OTHER", "http", "HTTP/1.1");
		assertThat(kind.spanName()).isEqualTo("HTTP");
		assertThat(kind.withRoute("/tickets").spanName()).isEqualTo("HTTP /tickets");
	}

	@Test
	void attributesOfEachStatusAreMadeOnce() {
		HttpRequestKind kind = this.kinds.of("GET", "http", "HTTP/1.1");
		Attributes found = kind.attributes(200, null);
		Attributes failed = kind.attributes(503, "503");
		assertThat(kind.attributes(200, null)).isSameAs(found);
		assertThat(kind.attributes(503, "503")).isSameAs(failed);
		assertThat(found.get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(200);
		assertThat(found.get(AttributeKey.stringKey("error.type"))).isNull();
		assertThat(failed.get(AttributeKey.stringKey("error.type"))).isEqualTo("503");
	}

	@Test
	void schemesThatAreMadeUpTakeNoPlace() {
		IntStream.range(0, 1_000).forEach((i) -> this.kinds.of("GET", "scheme" + i, "HTTP/1.1"));
		HttpRequestKind ordinary = this.kinds.of("GET", "http", "HTTP/1.1");
		assertThat(this.kinds.of("GET", "http", "HTTP/1.1")).isSameAs(ordinary);
		assertThat(this.kinds.of("GET", "scheme1", "HTTP/1.1").attributes(200, null).get(SCHEME)).isEqualTo("scheme1");
	}

	@Test
	void protocolsThatAreMadeUpDoNotFillTheMemory() {
		IntStream.range(0, 128).forEach((i) -> this.kinds.of("GET", "http", "HTTP/" + i));
		HttpRequestKind beyond = this.kinds.of("GET", "http", "HTTP/1.1");
		assertThat(beyond.protocolVersion()).isEqualTo("1.1");
		assertThat(this.kinds.of("GET", "http", "HTTP/1.1")).isNotSameAs(beyond);
	}

	@Test
	void routesThatAreMadeUpDoNotFillTheMemory() {
		HttpRequestKind kind = this.kinds.of("GET", "http", "HTTP/1.1");
		IntStream.range(0, 4_096).forEach((i) -> kind.withRoute("/" + i));
		HttpRequestKind beyond = kind.withRoute("/tickets");
		assertThat(beyond.spanName()).isEqualTo("GET /tickets");
		assertThat(kind.withRoute("/tickets")).isNotSameAs(beyond);
	}

}
