/**
 * What a tenant is, where it is held, and how it travels between threads. No Spring here.
 */
@NullMarked
package com.tiktickets.observability.tenant;

import org.jspecify.annotations.NullMarked;
