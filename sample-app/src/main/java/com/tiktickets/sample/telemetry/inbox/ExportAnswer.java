package com.tiktickets.sample.telemetry.inbox;

import com.google.protobuf.CodedOutputStream;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an exporter is told, in the encoding that it spoke: nothing if all was taken, a
 * {@code google.rpc.Status} if not.
 */
final class ExportAnswer {

	private final int status;

	private final byte[] body;

	private ExportAnswer(int status, byte[] body) {
		this.status = status;
		this.body = body;
	}

	static ExportAnswer taken(boolean json) {
		return new ExportAnswer(200, json ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0]);
	}

	static ExportAnswer refused(boolean json, int status, String sentence) {
		return new ExportAnswer(status, json ? inJson(status, sentence) : inProtobuf(status, sentence));
	}

	void writeTo(HttpExchange exchange) throws IOException {
		exchange.sendResponseHeaders(this.status, (this.body.length > 0) ? this.body.length : -1);
		exchange.getResponseBody().write(this.body);
	}

	private static byte[] inJson(int status, String sentence) {
		return JsonMapper.shared().writeValueAsBytes(Map.of("code", code(status), "message", sentence));
	}

	private static byte[] inProtobuf(int status, String sentence) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			CodedOutputStream out = CodedOutputStream.newInstance(bytes);
			out.writeInt32(1, code(status));
			out.writeString(2, sentence);
			out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * INVALID_ARGUMENT for what the sender did wrong, INTERNAL for the rest.
	 */
	private static int code(int status) {
		return (status < 500) ? 3 : 13;
	}

}
