package com.tiktickets.sample.telemetry.inbox;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Takes the exports of one signal. What it cannot take it refuses with a sentence, and
 * says nothing about it in the application's own log: a log record about an export would
 * be exported.
 *
 * @param <T> the export
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
final class ExportHandler<T extends Message> implements HttpHandler {

	private static final String PROTOBUF = "application/x-protobuf";

	private static final String JSON = "application/json";

	private final OtlpJson json = new OtlpJson();

	private final T empty;

	private final Parser<T> parser;

	private final Consumer<T> target;

	private final ExportBody body;

	ExportHandler(T empty, Parser<T> parser, ExportBody body, Consumer<T> target) {
		this.empty = empty;
		this.parser = parser;
		this.body = body;
		this.target = target;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			boolean inJson = mediaType(exchange).equals(JSON);
			exchange.getResponseHeaders().set("Content-Type", inJson ? JSON : PROTOBUF);
			answer(exchange, inJson).writeTo(exchange);
		}
	}

	private ExportAnswer answer(HttpExchange exchange, boolean inJson) throws IOException {
		try {
			this.target.accept(export(exchange, inJson));
			return ExportAnswer.taken(inJson);
		}
		catch (RefusedExportException ex) {
			return ExportAnswer.refused(inJson, ex.status(), ex.sentence());
		}
		catch (RuntimeException ex) {
			return ExportAnswer.refused(inJson, 500, "The inbox failed: " + ex);
		}
	}

	private T export(HttpExchange exchange, boolean inJson) throws IOException, RefusedExportException {
		if (!exchange.getRequestMethod().equals("POST")) {
			exchange.getResponseHeaders().set("Allow", "POST");
			throw new RefusedExportException(405, "Exports are sent with POST.");
		}
		if (!inJson && !mediaType(exchange).equals(PROTOBUF)) {
			throw new RefusedExportException(415,
					"Content-Type is " + PROTOBUF + " or " + JSON + ", not '" + mediaType(exchange) + "'.");
		}
		byte[] bytes = this.body.read(exchange);
		return inJson ? fromJson(bytes) : fromProtobuf(bytes);
	}

	@SuppressWarnings("unchecked") // a message's builder builds the message's type
	private T fromJson(byte[] bytes) throws RefusedExportException {
		Message.Builder builder = this.empty.newBuilderForType();
		this.json.parse(bytes, builder);
		return (T) builder.build();
	}

	private T fromProtobuf(byte[] bytes) throws RefusedExportException {
		try {
			return this.parser.parseFrom(bytes);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new RefusedExportException(400, "The body is not an OTLP export in protobuf: " + ex.getMessage());
		}
	}

	private static String mediaType(HttpExchange exchange) {
		String header = exchange.getRequestHeaders().getFirst("Content-Type");
		return (header != null) ? header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT) : "";
	}

}
