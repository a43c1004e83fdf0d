package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SinkTests {

	@Test
	void countsItemsOfAllScopesAndResources() throws IOException {
		byte[] scope = message(1, bytes("scope"), 2, bytes("one"), 2, bytes("two"), 3, bytes("schema"));
		byte[] body = message(1, message(1, bytes("resource"), 2, scope, 2, scope), 1, message(2, scope));
		assertThat(OtlpItems.traces(body)).isEqualTo(new Items(6, 0, 0));
		assertThat(OtlpItems.logs(body)).isEqualTo(new Items(0, 6, 0));
	}

	@Test
	void countsPointsOfEveryKindOfMetric() throws IOException {
		byte[] data = message(1, bytes("point"), 1, bytes("point"));
		byte[] scope = message(2, message(1, bytes("gauge"), 5, data), 2, message(7, data, 3, bytes("unit")), 2,
				message(9, data), 2, message(10, data), 2, message(11, data));
		assertThat(OtlpItems.metrics(message(1, message(2, scope)))).isEqualTo(new Items(0, 0, 10));
	}

	@Test
	void takesGzipAndStopsWaitingWhenAllHasCome() throws Exception {
		try (Sink sink = new Sink()) {
			ByteArrayOutputStream zipped = new ByteArrayOutputStream();
			try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
				stream.write(message(1, message(2, message(2, bytes("span")))));
			}
			HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(sink.endpoint() + "/v1/traces"))
					.header("Content-Encoding", "gzip")
					.POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray()))
					.build(), HttpResponse.BodyHandlers.discarding());
			assertThat(sink.await(new Items(1, 0, 0), Duration.ofMinutes(1))).isEqualTo(new Items(1, 0, 0));
		}
	}

	@Test
	void whatDoesNotComeIsLost() throws Exception {
		try (Sink sink = new Sink()) {
			Items made = new Items(3, 2, 0);
			assertThat(sink.await(made, Duration.ofMillis(10)).missingFrom(made)).isEqualTo(5);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Load.class, names = { "COLLECTOR_REFUSES", "COLLECTOR_GONE" })
	void takesNothingUntilItIsBack(Load outage) throws Exception {
		try (Sink sink = new Sink()) {
			sink.behaveAs(outage);
			assertThat(statusOfExport(sink)).isNotEqualTo(200);
			assertThat(sink.received()).isEqualTo(Items.NONE);
			sink.behaveAs(Load.HALF);
			assertThat(statusOfExport(sink)).isEqualTo(200);
			assertThat(sink.received()).isEqualTo(new Items(1, 0, 0));
		}
	}

	private static int statusOfExport(Sink sink) throws Exception {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(sink.endpoint() + "/v1/traces"))
					.POST(HttpRequest.BodyPublishers.ofByteArray(message(1, message(2, message(2, bytes("span"))))))
					.build(), HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (ConnectException ex) {
			return 0;
		}
	}

	@Test
	void sumsWhatTheProcessSaysItHasLost() throws IOException {
		byte[] reason = message(7, message(1, bytes("error.type"), 2, bytes("x")));
		byte[] lost = concat(value(5), reason);
		byte[] sum = message(1, lost, 1, concat(message(7, message(1, bytes("other"))), value(7)), 1, lost);
		byte[] scope = message(2, message(1, bytes("otel.sdk.processor.span.processed"), 7, sum), 2,
				message(1, bytes("otel.sdk.processor.log.processed"), 7, sum), 2,
				message(1, bytes("something.else"), 7, sum));
		assertThat(LostItems.in(message(1, message(2, scope)))).isEqualTo(20);
	}

	@Test
	void whatIsLostAndNotCountedIsUncounted() {
		assertThat(new Overload(10, 7).uncounted()).isEqualTo(3);
		assertThat(new Overload(7, 10).uncounted()).isZero();
	}

	private static byte[] value(long value) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		CodedOutputStream output = CodedOutputStream.newInstance(bytes);
		output.writeSFixed64(6, value);
		output.flush();
		return bytes.toByteArray();
	}

	private static byte[] concat(byte[] first, byte[] second) {
		return ByteString.copyFrom(first).concat(ByteString.copyFrom(second)).toByteArray();
	}

	@Test
	void moreThanEverArrivesIsAlwaysMissing() {
		assertThat(new Items(512, 200, 7).missingFrom(Items.ENDLESS)).isPositive();
	}

	private static byte[] bytes(String text) {
		return ByteString.copyFromUtf8(text).toByteArray();
	}

	private static byte[] message(Object... fieldsAndValues) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		CodedOutputStream output = CodedOutputStream.newInstance(bytes);
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			output.writeByteArray((int) fieldsAndValues[i], (byte[]) fieldsAndValues[i + 1]);
		}
		output.flush();
		return bytes.toByteArray();
	}

}
