package com.tiktickets.sample.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSending;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppSettings;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutboxTests {

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final WhatsAppSession session = new WhatsAppTelemetry(OpenTelemetrySdk.builder()
		.setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this.spans)).build())
		.build(), WhatsAppSettings.DEFAULTS, PersonalIdentifiers::unrepeatable)
		.session("acme-cloud", TenantId.of("acme"), "cloud-api");

	private final List<Runnable> timers = new ArrayList<>();

	private final Outbox outbox = new Outbox(this.session, (delay, task) -> this.timers.add(task));

	private CompletableFuture<String> arrival = new CompletableFuture<>();

	@Test
	void acknowledgementThatOvertakesTheAnswerFindsItsMessage() {
		WhatsAppSending sending = sending();
		this.outbox.acknowledged("m1", AckLevel.DEVICE);
		assertThat(this.arrival).isNotDone();

		this.outbox.sent(sending, "m1", this.arrival);

		assertThat(this.arrival).isCompletedWithValue("m1");
		List<SpanData> finished = this.spans.getFinishedSpanItems();
		assertThat(finished).extracting(SpanData::getName).containsExactly("whatsapp send", "whatsapp ack");
		assertThat(finished.get(1).getParentSpanId()).isEqualTo(finished.get(0).getSpanId());
	}

	@Test
	void acknowledgementOfAnEarlierRunIsToldWhenNobodyWaitsAnyMore() {
		WhatsAppSending sending = sending();
		this.outbox.acknowledged("of-yesterday", AckLevel.READ);
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();

		this.outbox.failed(sending, new MessageRefusedException("no"), this.arrival);

		assertThat(this.arrival).isCompletedExceptionally();
		assertThat(this.spans.getFinishedSpanItems()).extracting(SpanData::getName).contains("whatsapp ack");
	}

	@Test
	void serverAloneIsNoArrival() {
		this.outbox.sent(sending(), "m1", this.arrival);
		this.outbox.acknowledged("m1", AckLevel.SERVER);
		assertThat(this.arrival).isNotDone();

		this.outbox.acknowledged("m1", AckLevel.READ);
		assertThat(this.arrival).isCompletedWithValue("m1");
	}

	@Test
	void whatFollowsFromRefusalRunsInTheTraceOfTheMessage() {
		WhatsAppSending sending = sending();
		CompletableFuture<String> where = this.arrival.handle((id, failure) -> whereItRuns());

		this.outbox.failed(sending, new MessageRefusedException("no"), this.arrival);

		assertThat(where).isCompletedWithValue(whereItWasSent());
	}

	@Test
	void whatFollowsFromSilenceRunsInTheTraceOfTheMessage() {
		WhatsAppSending sending = sending();
		CompletableFuture<String> where = this.arrival.handle((id, failure) -> whereItRuns());
		this.outbox.sent(sending, "m1", this.arrival);

		this.timers.forEach(Runnable::run);

		assertThat(where).isCompletedWithValue(whereItWasSent());
		assertThat(this.arrival).isCompletedExceptionally();
	}

	private static String whereItRuns() {
		return TenantContext.current() + " " + Span.current().getSpanContext().getSpanId();
	}

	private String whereItWasSent() {
		return "acme " + this.spans.getFinishedSpanItems().get(0).getSpanId();
	}

	private WhatsAppSending sending() {
		WhatsAppSending sending = this.session.sending(WhatsAppMessage.to("5511987654321", MessageType.TEXT));
		try (TenantScope scope = sending.makeCurrent()) {
			this.arrival = this.outbox.asking(Duration.ofSeconds(1));
		}
		return sending;
	}

}
