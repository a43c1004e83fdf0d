/**
 * HTTP: the tenant of principals, and the hosts that are told the tenant.
 */
@NullMarked
package com.tiktickets.observability.web;

import org.jspecify.annotations.NullMarked;
