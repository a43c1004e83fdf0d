package com.tiktickets.sample.telemetry.inbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the body of an export, and never more of it than the limit.
 */
final class ExportBody {

	private final int limit;

	ExportBody(long limit) {
		this.limit = Math.toIntExact(limit);
	}

	byte[] read(HttpExchange exchange) throws IOException, RefusedExportException {
		byte[] sent = atMost(exchange.getRequestBody());
		if (sent.length > this.limit) {
			drain(exchange.getRequestBody());
			throw tooLarge();
		}
		String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
		if (encoding == null || encoding.equalsIgnoreCase("identity")) {
			return sent;
		}
		if (!encoding.equalsIgnoreCase("gzip")) {
			throw new RefusedExportException(415, "Content-Encoding is gzip or absent, not '" + encoding + "'.");
		}
		return decompressed(sent);
	}

	private byte[] decompressed(byte[] sent) throws IOException, RefusedExportException {
		try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sent))) {
			byte[] body = atMost(gzip);
			if (body.length > this.limit) {
				throw tooLarge();
			}
			return body;
		}
		catch (ZipException | EOFException ex) {
			throw new RefusedExportException(400, "The body is said to be gzip, and is not.");
		}
	}

	private byte[] atMost(InputStream in) throws IOException {
		return in.readNBytes(this.limit + 1);
	}

	/**
	 * A sender that is cut off while it writes does not read the answer.
	 */
	private void drain(InputStream rest) throws IOException {
		rest.skip(8L * this.limit);
	}

	private RefusedExportException tooLarge() {
		return new RefusedExportException(413,
				"The body is larger than %,d bytes; send smaller batches.".formatted(this.limit));
	}

}
