package com.tiktickets.observability.export;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;

/**
 * Encodes items with writers that are used again. Thread-safe; no thread waits for
 * another one's writer.
 *
 * @param <T> what is encoded
 */
final class ItemEncoder<T> {

	private static final int MOST_WRITERS = 16;

	/** In bytes, of an ordinary item. */
	private static final int EXPECTED_SIZE = 1_024;

	/** A writer that had to grow for a long item is not kept. */
	private static final int MOST_KEPT = 16_384;

	private final AtomicReferenceArray<ProtobufWriter> writers = new AtomicReferenceArray<>(MOST_WRITERS);

	private final BiConsumer<ProtobufWriter, T> content;

	ItemEncoder(BiConsumer<ProtobufWriter, T> content) {
		this.content = content;
	}

	/**
	 * Encodes an item.
	 * @param item the item
	 * @return the item as a field of its scope's message
	 */
	byte[] encode(T item) {
		int slot = (int) Thread.currentThread().getId() & (MOST_WRITERS - 1);
		ProtobufWriter idle = this.writers.getAndSet(slot, null);
		ProtobufWriter writer = (idle != null) ? idle : new ProtobufWriter(EXPECTED_SIZE);
		writer.clear();
		int start = writer.begin(EncodedRequest.ITEMS);
		this.content.accept(writer, item);
		writer.end(start);
		byte[] field = writer.toByteArray();
		if (writer.capacity() <= MOST_KEPT) {
			this.writers.lazySet(slot, writer);
		}
		return field;
	}

}
