package com.tiktickets.sample.telemetry.inbox;

/**
 * Who emitted an item.
 *
 * @param service its {@code service.name}
 * @param attributes all that it says about itself
 */
public record Resource(String service, Attributes attributes) {

}
