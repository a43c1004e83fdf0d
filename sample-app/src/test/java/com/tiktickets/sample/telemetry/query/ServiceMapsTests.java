package com.tiktickets.sample.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.FilledInbox;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import org.junit.jupiter.api.Test;

class ServiceMapsTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@Test
	void callThatAServiceAnswersLeadsThere() {
		ServiceMap map = map(
				Otlp.traces("shop", span(1, 0, Span.SpanKind.SPAN_KIND_SERVER),
						span(2, 1, Span.SpanKind.SPAN_KIND_CLIENT)),
				Otlp.traces("stock", span(3, 2, Span.SpanKind.SPAN_KIND_SERVER)));

		assertThat(map.edges()).extracting(ServiceMap.Edge::from, ServiceMap.Edge::to)
			.containsExactlyInAnyOrder(tuple("callers", "shop"), tuple("shop", "stock"));
	}

	@Test
	void callThatNobodyAnswersLeadsToWhatItNames() {
		Span.Builder query = span(2, 1, Span.SpanKind.SPAN_KIND_CLIENT)
			.addAttributes(Otlp.attribute("db.system.name", "postgresql"))
			.addAttributes(Otlp.attribute("db.namespace", "orders"))
			.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR));

		ServiceMap map = map(Otlp.traces("shop", query));

		assertThat(map.nodes()).contains(new ServiceMap.Node("postgresql orders", ServiceMap.Kind.DATABASE));
		assertThat(map.edges()).singleElement().satisfies((edge) -> {
			assertThat(edge.calls()).isEqualTo(1);
			assertThat(edge.errors()).isEqualTo(1);
			assertThat(edge.p95Nanos()).isEqualTo(10_000_000);
		});
	}

	private static Span.Builder span(int number, int parent, Span.SpanKind kind) {
		return Otlp.span(TRACE, "%016x".formatted(number), (parent == 0) ? "" : "%016x".formatted(parent), "call")
			.setKind(kind);
	}

	private static ServiceMap map(Message... exports) {
		return new ServiceMaps(new Telemetry(FilledInbox.with(exports))).map("");
	}

}
