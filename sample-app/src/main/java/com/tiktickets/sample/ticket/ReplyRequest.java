package com.tiktickets.sample.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What an agent answers.
 */
record ReplyRequest(@NotBlank @Size(max = 4000) String message) {

}
