/**
 * Who may come in: password for a token, token for a tenant.
 */
@NullMarked
package com.tiktickets.sample.login;

import org.jspecify.annotations.NullMarked;
