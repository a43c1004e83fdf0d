/**
 * Auto-configuration of WhatsApp engines.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.whatsapp;

import org.jspecify.annotations.NullMarked;
