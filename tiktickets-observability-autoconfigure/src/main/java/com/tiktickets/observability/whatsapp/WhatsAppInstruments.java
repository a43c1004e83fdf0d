package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.semconv.DurationBounds;
import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.WhatsAppAttributes;
import com.tiktickets.observability.semconv.WhatsAppMetrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.stream.Stream;

/** The instruments of all sessions. Thread-safe. */
final class WhatsAppInstruments {

	static final String SUCCESS = "success";

	static final String FAILURE = "failure";

	private static final List<Double> CALL = Stream.concat(DurationBounds.OPERATION.stream(), Stream.of(30.0)).toList();

	private static final List<Double> PEOPLE = List.of(0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 120.0, 180.0,
			300.0, 600.0);

	private static final List<Double> DELIVERY = List.of(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0,
			3600.0, 21600.0, 86400.0);

	final LongUpDownCounter sessions;

	final LongCounter transitions;

	final LongCounter probes;

	final LongCounter codes;

	final LongCounter messages;

	final DoubleHistogram connect;

	final DoubleHistogram scan;

	final DoubleHistogram send;

	final DoubleHistogram process;

	final DoubleHistogram ack;

	WhatsAppInstruments(Meter meter) {
		this.sessions = meter.upDownCounterBuilder(WhatsAppMetrics.SESSION_ACTIVE)
			.setUnit(WhatsAppMetrics.UNIT_SESSION)
			.setDescription("Number of WhatsApp sessions in each state.")
			.build();
		this.transitions = counter(meter, WhatsAppMetrics.SESSION_TRANSITIONS, WhatsAppMetrics.UNIT_TRANSITION,
				"Number of state changes of WhatsApp sessions.");
		this.probes = counter(meter, WhatsAppMetrics.SESSION_PROBES, WhatsAppMetrics.UNIT_PROBE,
				"Number of health probes of WhatsApp sessions.");
		this.codes = counter(meter, WhatsAppMetrics.QR_ISSUED, WhatsAppMetrics.UNIT_CODE,
				"Number of QR codes that were issued for logins.");
		this.messages = counter(meter, WhatsAppMetrics.MESSAGES, WhatsAppMetrics.UNIT_MESSAGE,
				"Number of WhatsApp messages that were sent or received.");
		this.connect = histogram(meter, WhatsAppMetrics.SESSION_CONNECT_DURATION, PEOPLE,
				"Duration from starting to connect a WhatsApp session until it is connected or the attempt fails.");
		this.scan = histogram(meter, WhatsAppMetrics.QR_SCAN_DURATION, PEOPLE,
				"Duration from the first QR code of a login until a code is scanned or the login is given up.");
		this.send = histogram(meter, WhatsAppMetrics.MESSAGE_SEND_DURATION, CALL,
				"Duration of sending a WhatsApp message, until the engine accepts or refuses it.");
		this.process = histogram(meter, WhatsAppMetrics.MESSAGE_PROCESS_DURATION, CALL,
				"Duration of processing a received WhatsApp message.");
		this.ack = histogram(meter, WhatsAppMetrics.MESSAGE_ACK_DURATION, DELIVERY,
				"Duration from sending a WhatsApp message until an acknowledgement of it arrives.");
	}

	private static LongCounter counter(Meter meter, String name, String unit, String description) {
		return meter.counterBuilder(name).setUnit(unit).setDescription(description).build();
	}

	private static DoubleHistogram histogram(Meter meter, String name, List<Double> bounds, String description) {
		return meter.histogramBuilder(name)
			.setUnit(WhatsAppMetrics.UNIT_SECOND)
			.setDescription(description)
			.setExplicitBucketBoundariesAdvice(bounds)
			.build();
	}

	void sent(Context context, Attributes attributes, double seconds) {
		String error = attributes.get(SemanticAttributes.ERROR_TYPE);
		AttributesBuilder outcome = outcome(attributes);
		this.messages.add(1, outcome.build().toBuilder().put(WhatsAppAttributes.DIRECTION, "sent").build(), context);
		this.send.record(seconds,
				((error != null) ? outcome.put(SemanticAttributes.ERROR_TYPE, error) : outcome).build(), context);
	}

	void received(Context context, Attributes attributes, double seconds) {
		AttributesBuilder outcome = outcome(attributes);
		this.process.record(seconds, outcome.build(), context);
		this.messages.add(1, outcome.put(WhatsAppAttributes.DIRECTION, "received").build(), context);
	}

	private static AttributesBuilder outcome(Attributes attributes) {
		String type = attributes.get(WhatsAppAttributes.MESSAGE_TYPE);
		return Attributes.builder()
			.put(WhatsAppAttributes.MESSAGE_TYPE, (type != null) ? type : MessageType.OTHER.word())
			.put(WhatsAppAttributes.OUTCOME,
					(attributes.get(SemanticAttributes.ERROR_TYPE) != null) ? FAILURE : SUCCESS);
	}

	static double seconds(long sinceNanos) {
		return (System.nanoTime() - sinceNanos) / 1e9;
	}

}
