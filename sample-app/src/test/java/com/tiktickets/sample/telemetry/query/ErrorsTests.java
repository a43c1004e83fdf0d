package com.tiktickets.sample.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.FilledInbox;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	private static final String STACK = """
			java.lang.IllegalStateException: broken
				at org.springframework.web.Invoker.invoke(Invoker.java:10)
				at app//com.acme.shop.Cart.checkout(Cart.java:%d)
			Caused by: java.sql.SQLException: no table
				at org.postgresql.Driver.query(Driver.java:1)
				at com.acme.shop.Stock.count(Stock.java:7)
				... 3 common frames omitted
			""";

	@Test
	void placeIsTheOwnFrameNearestToTheCause() {
		assertThat(errors(log("acme", STACK.formatted(5))).list("")).singleElement()
			.extracting(ErrorGroup::place)
			.isEqualTo("com.acme.shop.Stock.count");
	}

	@Test
	void sameErrorOnAnotherLineIsTheSame() {
		List<ErrorGroup> found = errors(log("acme", STACK.formatted(5)), log("globex", STACK.formatted(6))).list("");

		assertThat(found).singleElement().satisfies((error) -> {
			assertThat(error.count()).isEqualTo(2);
			assertThat(error.tenants()).containsExactly("acme", "globex");
			assertThat(error.occurrences()).extracting(ErrorGroup.Occurrence::traceId).containsOnly(TRACE);
		});
	}

	@Test
	void filterByTenantCountsOnlyItsOwn() {
		Errors errors = errors(log("acme", STACK.formatted(5)), log("globex", STACK.formatted(5)));

		assertThat(errors.list("globex")).singleElement().extracting(ErrorGroup::count).isEqualTo(1);
		assertThat(errors.list("initech")).isEmpty();
	}

	@Test
	void exceptionOfASpanThatALogRecordHasTooCountsOnce() {
		Span.Builder span = Otlp.span(TRACE, SPAN, "", "GET /");
		span.addEventsBuilder().setName("exception").addAllAttributes(exception(STACK.formatted(5)));

		assertThat(errors(Otlp.traces("shop", span), log("acme", STACK.formatted(5))).list("")).singleElement()
			.extracting(ErrorGroup::count)
			.isEqualTo(1);
		assertThat(errors(Otlp.traces("shop", span)).list("")).hasSize(1);
	}

	@Test
	void stackOfAnotherLanguageHasAPlaceToo() {
		String stack = "TypeError: x is undefined\n    at charge (/app/src/pay.js:12:5)\n    at node:internal/main:1:1";

		assertThat(errors(log("acme", stack)).list("")).singleElement()
			.extracting(ErrorGroup::place)
			.isEqualTo("charge (/app/src/pay.js:12:5)");
	}

	private static List<KeyValue> exception(String stack) {
		return Otlp.attributes(Map.of("exception.type", "java.lang.IllegalStateException", "exception.message",
				"broken", "exception.stacktrace", stack));
	}

	private static Message log(String tenant, String stack) {
		return Otlp.logs("shop",
				LogRecord.newBuilder()
					.setTraceId(Otlp.id(TRACE))
					.setSpanId(Otlp.id(SPAN))
					.setSeverityNumberValue(17)
					.addAllAttributes(exception(stack))
					.addAttributes(Otlp.attribute("tenant_id", tenant)));
	}

	private static Errors errors(Message... exports) {
		return new Errors(new Telemetry(FilledInbox.with(exports)));
	}

}
