package com.tiktickets.observability.benchmarks;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the items of a request without building them: the sink shares its core with the
 * load. Field numbers are those of {@code opentelemetry-proto}.
 */
final class OtlpItems {

	private static final int RESOURCE = 1;

	private static final int SCOPE = 2;

	private static final int ITEM = 2;

	private static final int POINT = 1;

	/** Where a metric has its points: gauge, sum, histogram, exponential, summary. */
	private static final int[] METRIC_DATA = { 5, 7, 9, 10, 11 };

	private OtlpItems() {
	}

	static Items traces(byte[] body) throws IOException {
		return new Items(count(body), 0, 0);
	}

	static Items logs(byte[] body) throws IOException {
		return new Items(0, count(body), 0);
	}

	static Items metrics(byte[] body) throws IOException {
		return new Items(0, 0, count(CodedInputStream.newInstance(body), RESOURCE,
				(resource) -> count(resource, SCOPE, (scope) -> count(scope, ITEM, OtlpItems::pointsOf))));
	}

	private static long count(byte[] body) throws IOException {
		return count(CodedInputStream.newInstance(body), RESOURCE,
				(resource) -> count(resource, SCOPE, (scope) -> count(scope, ITEM, OtlpItems::one)));
	}

	private static long pointsOf(CodedInputStream metric) throws IOException {
		long points = 0;
		for (int tag = metric.readTag(); tag != 0; tag = metric.readTag()) {
			points += isData(tag) ? inside(metric, (data) -> count(data, POINT, OtlpItems::one)) : skip(metric, tag);
		}
		return points;
	}

	private static boolean isData(int tag) {
		for (int field : METRIC_DATA) {
			if (WireFormat.getTagFieldNumber(tag) == field) {
				return true;
			}
		}
		return false;
	}

	private static long count(CodedInputStream message, int field, Counter counter) throws IOException {
		long count = 0;
		for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
			count += (WireFormat.getTagFieldNumber(tag) == field) ? inside(message, counter) : skip(message, tag);
		}
		return count;
	}

	private static long inside(CodedInputStream message, Counter counter) throws IOException {
		int limit = message.pushLimit(message.readRawVarint32());
		long count = counter.count(message);
		message.popLimit(limit);
		return count;
	}

	private static long one(CodedInputStream message) throws IOException {
		message.skipRawBytes(message.getBytesUntilLimit());
		return 1;
	}

	private static long skip(CodedInputStream message, int tag) throws IOException {
		message.skipField(tag);
		return 0;
	}

	@FunctionalInterface
	private interface Counter {

		long count(CodedInputStream message) throws IOException;

	}

}
