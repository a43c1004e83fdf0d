package com.tiktickets.sample.notification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What the hook is told: ids only, no words of the customer.
 */
record Notification(@NotBlank String event, @NotNull UUID ticketId, @NotBlank String queue) {

}
