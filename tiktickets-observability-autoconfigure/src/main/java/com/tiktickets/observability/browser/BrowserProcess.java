package com.tiktickets.observability.browser;

import com.tiktickets.observability.browser.BrowserSessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * A process of a browser that belongs to the application.
 *
 * @param reading what the operating system says of it
 * @param role what it does
 * @param session whose it is, where that can be told
 * @param orphaned whether the application does not hold it any more
 * @param cpu processors it used since the reading before
 */
record BrowserProcess(ProcessReading reading, String role, @Nullable Session session, boolean orphaned, double cpu) {

}
