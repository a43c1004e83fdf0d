package com.tiktickets.observability.benchmarks;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Set;

/**
 * Sums what a process says it has lost, in the SDK's own metrics. Field numbers are those
 * of {@code opentelemetry-proto}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/otel/sdk-metrics/">SDK
 * metrics</a>
 */
final class LostItems {

	private static final Set<String> PROCESSED = Set.of("otel.sdk.processor.span.processed",
			"otel.sdk.processor.log.processed");

	private static final String REASON = "error.type";

	private static final int NAME = 1;

	private static final int SUM = 7;

	private static final int POINT_VALUE = 6;

	private static final int POINT_ATTRIBUTE = 7;

	private LostItems() {
	}

	static long in(byte[] metrics) throws IOException {
		return eachInside(CodedInputStream.newInstance(metrics), 1,
				(resource) -> eachInside(resource, 2, (scope) -> eachInside(scope, 2, LostItems::ofMetric)));
	}

	/** The name comes before the data, as every encoder writes it. */
	private static long ofMetric(CodedInputStream metric) throws IOException {
		long lost = 0;
		boolean processed = false;
		for (int tag = metric.readTag(); tag != 0; tag = metric.readTag()) {
			switch (WireFormat.getTagFieldNumber(tag)) {
				case NAME -> processed = PROCESSED.contains(metric.readString());
				case SUM -> lost += processed ? inside(metric, (sum) -> eachInside(sum, 1, LostItems::ofPoint))
						: skip(metric, tag);
				default -> skip(metric, tag);
			}
		}
		return lost;
	}

	private static long ofPoint(CodedInputStream point) throws IOException {
		long value = 0;
		boolean lost = false;
		for (int tag = point.readTag(); tag != 0; tag = point.readTag()) {
			switch (WireFormat.getTagFieldNumber(tag)) {
				case POINT_VALUE -> value = point.readSFixed64();
				case POINT_ATTRIBUTE -> lost |= inside(point, LostItems::isReason) == 1;
				default -> skip(point, tag);
			}
		}
		return lost ? value : 0;
	}

	private static long isReason(CodedInputStream attribute) throws IOException {
		long found = 0;
		for (int tag = attribute.readTag(); tag != 0; tag = attribute.readTag()) {
			if (WireFormat.getTagFieldNumber(tag) == 1) {
				found = REASON.equals(attribute.readString()) ? 1 : found;
			}
			else {
				skip(attribute, tag);
			}
		}
		return found;
	}

	private static long eachInside(CodedInputStream message, int field, Reader reader) throws IOException {
		long sum = 0;
		for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
			sum += (WireFormat.getTagFieldNumber(tag) == field) ? inside(message, reader) : skip(message, tag);
		}
		return sum;
	}

	private static long inside(CodedInputStream message, Reader reader) throws IOException {
		int limit = message.pushLimit(message.readRawVarint32());
		long read = reader.read(message);
		message.popLimit(limit);
		return read;
	}

	private static long skip(CodedInputStream message, int tag) throws IOException {
		message.skipField(tag);
		return 0;
	}

	@FunctionalInterface
	private interface Reader {

		long read(CodedInputStream message) throws IOException;

	}

}
