/**
 * WhatsApp sessions of the tenants: one adapter for each style of engine.
 */
@NullMarked
package com.tiktickets.sample.whatsapp;

import org.jspecify.annotations.NullMarked;
