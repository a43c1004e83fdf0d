package com.tiktickets.sample.live;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What an agent answers over STOMP.
 */
record ReplyFrame(@NotNull UUID ticketId, @NotBlank @Size(max = 4000) String text) {

}
