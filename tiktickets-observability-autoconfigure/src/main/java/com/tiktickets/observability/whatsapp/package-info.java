/**
 * Instrumentation of WhatsApp engines: what an adapter tells of its sessions and
 * messages.
 */
@NullMarked
package com.tiktickets.observability.whatsapp;

import org.jspecify.annotations.NullMarked;
