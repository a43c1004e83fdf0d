package com.tiktickets.sample.live;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as a client sees it. {@link TicketNews} says what each part is.
 */
record TicketView(String id, String status, String subject, @Nullable String lastReply, boolean delivered) {

}
