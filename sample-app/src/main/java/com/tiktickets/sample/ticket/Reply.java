package com.tiktickets.sample.ticket;

import java.time.Instant;
import java.util.UUID;

/**
 * What an agent answered.
 *
 * @param id its id
 * @param author the agent
 * @param message the answer
 * @param writtenAt when it was written
 */
public record Reply(UUID id, String author, String message, Instant writtenAt) {

}
