package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class CustomTelemetryTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(WithOwnResolver.class,
				"tiktickets.observability.tenant.header.enabled=true");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void observationMakesOneSpanUnderItsTenant() {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			Observation.createNotStarted("ticket.import", application.context().getBean(ObservationRegistry.class))
				.observe(() -> assertThat(Span.current().getSpanContext().isValid()).isTrue());
		}
		assertOneSpan("ticket.import", "acme");
	}

	@Test
	void tracerBeanMakesOneSpanUnderItsTenant() {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("globex"))) {
			Span span = application.context().getBean(Tracer.class).spanBuilder("export").startSpan();
			try (Scope current = span.makeCurrent()) {
				assertThat(TenantContext.current()).isEqualTo(TenantId.of("globex"));
			}
			finally {
				span.end();
			}
		}
		assertOneSpan("export", "globex");
	}

	@Test
	void observationInsideAnotherTenantsScopeIsItsOwn() {
		ObservationRegistry registry = application.context().getBean(ObservationRegistry.class);
		try (TenantScope outer = TenantContext.makeCurrent(TenantId.of("acme"))) {
			Observation.createNotStarted("outer.work", registry).observe(() -> {
				try (TenantScope inner = TenantContext.makeCurrent(TenantId.of("globex"))) {
					Observation.createNotStarted("inner.work", registry).observe(() -> {
					});
				}
			});
		}
		assertOneSpan("outer.work", "acme");
		assertOneSpan("inner.work", "globex");
	}

	@Test
	void meterBeanMeasuresUnderItsTenant() {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("initech"))) {
			application.context().getBean(Meter.class).counterBuilder("tickets.imported").build().add(3);
		}
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tickets.imported")).isNotEmpty()
			.allMatch((point) -> "initech".equals(point.attribute("tenant_id")) && point.value() == 3));
	}

	@Test
	void timerOfMicrometerMeasuresUnderEachTenantWithAnExemplarOfItsOwn() {
		Timer timer = Timer.builder("ticket.reply").register(application.context().getBean(MeterRegistry.class));
		String acme = recordUnder("acme", timer);
		String globex = recordUnder("globex", timer);
		await().untilAsserted(() -> {
			assertThat(exemplarsOf("ticket.reply", "acme")).contains(acme).doesNotContain(globex);
			assertThat(exemplarsOf("ticket.reply", "globex")).contains(globex).doesNotContain(acme);
		});
	}

	@Test
	void instrumentHasMoreSeriesThanTheDefaultOfTheSdk() {
		LongCounter counter = application.context().getBean(Meter.class).counterBuilder("tickets.many").build();
		for (long series = 0; series < 2_100; series++) {
			counter.add(1, Attributes.of(AttributeKey.longKey("ticket.number"), series));
		}
		await().untilAsserted(() -> assertThat(application.received().lastPointsOf("tickets.many")).hasSize(2_100));
	}

	private static String recordUnder(String tenant, Timer timer) {
		Span span = application.context().getBean(Tracer.class).spanBuilder("reply").startSpan();
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant)); Scope current = span.makeCurrent()) {
			timer.record(Duration.ofMillis(20));
		}
		finally {
			span.end();
		}
		return span.getSpanContext().getTraceId();
	}

	private static List<String> exemplarsOf(String metric, String tenant) {
		return application.received()
			.pointsOf(metric)
			.stream()
			.filter((point) -> tenant.equals(point.attribute("tenant_id")))
			.flatMap((point) -> point.exemplarTraceIds().stream())
			.toList();
	}

	@Test
	void resolverBeanNamesTheTenant() {
		List<ReceivedSpan> spans = application.trace("/tickets/1?shop=hooli", 2);
		assertThat(spans).extracting((span) -> span.attribute("tenant_id")).containsOnly("hooli");
	}

	@Test
	void resolverThatThrowsIsCountedAndSaidOnceAndTheNextOneIsAsked() {
		for (int request = 0; request < 2; request++) {
			assertThat(application.get("/tickets/1?shop=broken", "X-Tenant-Id", "hooli").statusCode()).isEqualTo(200);
		}
		await().untilAsserted(() -> assertThat(application.received().lastPointsOf("tenant.rejections"))
			.filteredOn((point) -> "resolver_error".equals(point.attribute("tenant.rejection.reason")))
			.filteredOn((point) -> "hooli".equals(point.attribute("tenant_id")))
			.extracting(ReceivedPoint::value)
			.containsExactly(2.0));
		await().untilAsserted(() -> assertThat(application.received().logsWith("tenant resolver failed")).hasSize(1));
	}

	private static void assertOneSpan(String name, String tenant) {
		String spanName = name.replace('.', ' ');
		await().untilAsserted(() -> assertThat(application.received().spans())
			.filteredOn((span) -> span.name().equals(name) || span.name().equals(spanName))
			.hasSize(1)
			.allMatch((span) -> tenant.equals(span.attribute("tenant_id"))));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TicketApplication.class)
	static class WithOwnResolver {

		@Bean
		TenantResolver<HttpServletRequest> shopResolver() {
			return (request) -> {
				String shop = request.getParameter("shop");
				if ("broken".equals(shop)) {
					throw new IllegalStateException("no shops today");
				}
				return (shop != null) ? new TenantCandidate(shop, "shop") : null;
			};
		}

	}

}
