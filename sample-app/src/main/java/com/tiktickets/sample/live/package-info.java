/**
 * What agents see at once: news over Redis to every instance, and from there over
 * Socket.IO and STOMP to the agents of the tenant.
 */
@NullMarked
package com.tiktickets.sample.live;

import org.jspecify.annotations.NullMarked;
